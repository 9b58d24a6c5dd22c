using System.Globalization;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Mails;
using ChannelProgram.Application.Notifications;
using ChannelProgram.Domain.Conflicts;

namespace ChannelProgram.Application.Conflicts;

/// <summary>
/// What the vendor's people are told of cases by mail: the level that a case left, and the one that it came to.
/// </summary>
public sealed class ConflictStaffMails(IConflicts conflicts) : MailSource<OpenedConflict>, IMailRows
{
    public static readonly MailKind Opened = new("conflictOpened");
    public static readonly MailKind ToSteering = new("conflictToSteeringCommittee");
    public static readonly MailKind ToSponsors = new("conflictToExecutiveSponsors");
    public static readonly MailKind ToFormalDispute = new("conflictToFormalDispute");

    public static IReadOnlyList<MailType> Rows { get; } = (MailType<OpenedConflict>[])
    [
        new(ConflictEvent.Opened, Opened, [Role.ChannelManager], (it, _) => it.Conflict.MayBeJoined),
        .. Of(ToSteering, ConflictLevel.SteeringCommittee, Role.ChannelManager, Role.ConflictSteering),
        .. Of(ToSponsors, ConflictLevel.ExecutiveSponsors, Role.ConflictSteering, Role.ExecutiveSponsor),
        .. Of(ToFormalDispute, ConflictLevel.FormalDispute, Role.ExecutiveSponsor, Role.ProgramAdmin),
    ];

    protected override async Task<OpenedConflict?> Find(OutboxItem happened, DateTimeOffset now, CancellationToken ct) =>
        (await conflicts.Read([new(Guid.Parse(happened.Subject, CultureInfo.InvariantCulture))], ct)).SingleOrDefault();

    protected override Task<MailNews> Tell(MailType type, OpenedConflict subject, CancellationToken ct)
    {
        var conflict = subject.Conflict;
        var about = subject.DealOf(conflict.Challengers.FirstOrDefault() ?? conflict.Parties[0]);
        return Task.FromResult(new MailNews(Partner: null, Person: null, new Dictionary<string, string?>
        {
            ["customer"] = about.Customer.Name,
            ["line"] = conflict.ProductLine,
            ["case"] = conflict.Id.Value.ToString(),
            ["until"] = conflict.DueAt?.ToMail(),
        }));
    }

    /// <summary>Where the case is still at that level when the mail is written, and waits for somebody.</summary>
    private static IEnumerable<MailType<OpenedConflict>> Of(MailKind kind, ConflictLevel level, params Role[] both) =>
    [
        new(ConflictEvent.Escalated, kind, both, (it, now) => it.Conflict.WaitsForStaff(now) && it.Conflict.Level == level),
        new(ConflictEvent.Appealed, kind, both, (it, now) => it.Conflict.WaitsForStaff(now) && it.Conflict.Level == level),
    ];
}
