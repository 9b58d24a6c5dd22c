using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Identity;
using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.Store;
using Microsoft.AspNetCore.Identity;

namespace ChannelProgram.Infrastructure.Identity;

internal sealed class NewUsers(
    ChannelDb db, ILookupNormalizer normalizer, PasswordHashing hashing, IPasswordHasher<PortalUser> hasher, TimeProvider time)
    : INewUsers
{
    public async Task<Result<string>> HashPassword(string email, string password, CancellationToken ct)
    {
        if (PasswordRules.FaultOf(password, email) is { } fault) return IdentityRefusals.Unfit("/password", fault);

        using var slot = await hashing.Enter(ct);
        return slot is null ? IdentityRefusals.SignInBusy : hasher.HashPassword(new(), password);
    }

    public async Task<Guid> Add(
        PartnerId partner, Role role, string email, string name, string passwordHash, DateTimeOffset now, CancellationToken ct)
    {
        var user = new PortalUser
        {
            Id = Guid.CreateVersion7(now),
            Partner = partner,
            Role = role,
            Name = name,
            CreatedAt = now,
            UserName = email,
            NormalizedUserName = normalizer.NormalizeName(email),
            Email = email,
            NormalizedEmail = normalizer.NormalizeEmail(email),
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = Credentials.NewStamp(),
            PasswordHash = passwordHash,
        };
        db.Add(user);
        await db.SaveChangesAsync(ct);
        db.AddRange(EventRecorder.Of([new UserEnrolled(user, now)], Caller.Program, time.Now(), ordinal: 0));
        return user.Id;
    }
}
