using System.Security.Cryptography;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Identity;

internal sealed class NewUsers(ChannelDb db, UserManager<PortalUser> users, PasswordHashing hashing, TimeProvider time)
    : INewUsers
{
    public Task<bool> IsKnown(string email, CancellationToken ct)
    {
        var normalized = users.NormalizeEmail(email);
        return db.Users.AnyAsync(it => it.NormalizedEmail == normalized, ct);
    }

    public async Task<Result<string>> HashPassword(string email, string password, CancellationToken ct)
    {
        var user = new PortalUser { UserName = email, Email = email };
        var faults = new List<string>();
        foreach (var rule in users.PasswordValidators)
            faults.AddRange((await rule.ValidateAsync(users, user, password)).Errors.Select(it => it.Description));
        if (faults.Count > 0) return Refusal.Invalid(new Dictionary<string, string[]> { ["/password"] = [.. faults] });

        using var slot = await hashing.Enter(ct);
        return slot is null ? IdentityRefusals.SignInBusy : users.PasswordHasher.HashPassword(user, password);
    }

    public async Task<Guid> Add(
        PartnerId partner, Role role, string email, string passwordHash, DateTimeOffset now, CancellationToken ct)
    {
        var user = new PortalUser
        {
            Id = Guid.CreateVersion7(now),
            Partner = partner,
            Role = role,
            UserName = email,
            NormalizedUserName = users.NormalizeName(email),
            Email = email,
            NormalizedEmail = users.NormalizeEmail(email),
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = RandomNumberGenerator.GetHexString(32),
            PasswordHash = passwordHash,
        };
        db.Add(user);
        await db.SaveChangesAsync(ct);
        db.AddRange(EventRecorder.Of([new UserEnrolled(user, now)], Caller.Program, time.Now(), ordinal: 0));
        return user.Id;
    }
}
