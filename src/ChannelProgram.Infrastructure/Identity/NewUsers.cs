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

    public async Task Add(NewUser user, string passwordHash, Caller? by, CancellationToken ct)
    {
        db.Add(new PortalUser
        {
            Id = user.Id,
            Partner = user.Partner,
            Role = user.Role,
            Person = user.Person,
            Name = user.Name,
            CreatedAt = user.CreatedAt,
            UserName = user.Email,
            NormalizedUserName = normalizer.NormalizeName(user.Email),
            Email = user.Email,
            NormalizedEmail = normalizer.NormalizeEmail(user.Email),
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = Credentials.NewStamp(),
            ConcurrencyStamp = Credentials.NewStamp(),
            PasswordHash = passwordHash,
        });
        await db.SaveChangesAsync(ct);
        var now = time.Now();
        db.AddRange(EventRecorder.Of(
            [new UserJoined(user, now)], by ?? PortalUser.CallerOf(user.Id, user.Partner, user.Role), now, ordinal: 0));
    }
}

internal sealed record UserJoined(NewUser User, DateTimeOffset At) : IEventRecord
{
    private const string Name = "user.joined";

    public static IReadOnlyList<EventType> Types { get; } =
    [
        EventType.Internal<UserBody>(
            Name, "user", "A person may sign in from now on: by an invitation, a sign-up, or as the first administrator."),
    ];

    string IDomainEvent.Type => Name;
    string IDomainEvent.Subject => User.Id.ToString();
    PartnerId? IDomainEvent.Partner => User.Partner;
    bool IDomainEvent.IsAutomatic => false;

    IEventBody IDomainEvent.After =>
        new UserBody(User.Partner?.Value, RoleNames.Recorded[User.Role], "active", User.Person?.Value);
}
