using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Identity;

public interface IFirstAdmin
{
    /// <summary>Null if this person was enrolled; otherwise the reason, as one sentence.</summary>
    Task<string?> Enrol(string email, string password, CancellationToken ct);
}

internal sealed class FirstAdmin(ChannelDb db, IEngine engine, UserManager<PortalUser> users, TimeProvider time) : IFirstAdmin
{
    public async Task<string?> Enrol(string email, string password, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await engine.Lock(db, [LockKey.Of("first admin")], ct);
        if (await db.Users.AnyAsync(it => it.Role == Role.ProgramAdmin, ct))
            return "There is a program administrator already: ask that person.";

        var now = time.Now();
        var admin = new PortalUser
        {
            Id = Guid.CreateVersion7(now),
            Role = Role.ProgramAdmin,
            CreatedAt = now,
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            LockoutEnabled = true,
        };
        var made = await users.CreateAsync(admin, password);
        if (!made.Succeeded)
            return "This person cannot be enrolled. " + string.Join(' ', made.Errors.Select(it => it.Description));

        db.AddRange(EventRecorder.Of([new UserEnrolled(admin, now)], Caller.Program, now, ordinal: 0));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }
}

internal sealed record UserEnrolled(PortalUser User, DateTimeOffset At) : IEventRecord
{
    private const string Name = "user.enrolled";

    private static readonly RecordedNames<Role> Roles = new(
        (Role.ProgramAdmin, "programAdmin"), (Role.ChannelManager, "channelManager"), (Role.ConflictSteering, "conflictSteering"),
        (Role.ExecutiveSponsor, "executiveSponsor"), (Role.Finance, "finance"), (Role.Auditor, "auditor"),
        (Role.PartnerAdmin, "partnerAdmin"), (Role.PartnerSales, "partnerSales"), (Role.PartnerMarketing, "partnerMarketing"),
        (Role.PartnerFinance, "partnerFinance"));

    public static IReadOnlyList<EventType> Types { get; } =
        [EventType.Internal<Body>(Name, "user", "A person may sign in from now on.")];

    string IDomainEvent.Type => Name;
    string IDomainEvent.Subject => User.Id.ToString();
    bool IDomainEvent.IsAutomatic => true;
    IEventBody IDomainEvent.After => new Body(Roles[User.Role]);

    internal sealed record Body(string Role) : IEventBody;
}
