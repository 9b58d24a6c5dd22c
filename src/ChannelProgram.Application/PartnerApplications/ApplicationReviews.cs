using ChannelProgram.Application.Common;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PartnerApplications;

namespace ChannelProgram.Application.PartnerApplications;

public sealed class ApplicationReviews(IPartnerApplications applications, IPreconditions preconditions, ProgramClock clock)
    : IWorkSource
{
    public static readonly WorkKind Application = new("partnerApplication");
    public static readonly WorkReason NoOwnDomain = new("noOwnDomain");
    public static readonly WorkReason OtherMailDomain = new("otherMailDomain");
    public static readonly WorkReason FreeMail = new("freeMail");
    public static readonly WorkReason ThrowAwayMail = new("throwAwayMail");
    public static readonly WorkReason AlreadyPartner = new("alreadyPartner");
    public static readonly WorkReason SuspendedBefore = new("suspendedBefore");

    private static readonly (ApplicationDoubts Doubt, WorkReason Reason)[] Reasons =
    [
        (ApplicationDoubts.AlreadyPartner, AlreadyPartner), (ApplicationDoubts.SuspendedBefore, SuspendedBefore),
        (ApplicationDoubts.NoOwnDomain, NoOwnDomain), (ApplicationDoubts.OtherMailDomain, OtherMailDomain),
        (ApplicationDoubts.FreeMail, FreeMail), (ApplicationDoubts.ThrowAwayMail, ThrowAwayMail),
    ];

    public static IEnumerable<WorkReason> ReasonsOf(ApplicationDoubts doubts) =>
        Reasons.Where(it => doubts.HasFlag(it.Doubt)).Select(it => it.Reason);

    public async Task<IReadOnlyList<WorkItem>> Waiting(
        WorkFilter filter, WorkPosition after, int limit, DateTimeOffset now, CancellationToken ct) =>
        // It is about no partner yet.
        (filter.Kind.Count > 0 && !filter.Kind.Contains(Application)) || filter.Partner.Count > 0
            ? []
            : [.. (await applications.Waiting(filter, after, limit, now, ct)).Select(it => Item(it, now))];

    public async Task<WorkItem?> Find(Guid id, DateTimeOffset now, CancellationToken ct) =>
        await applications.Find(new(id), ct) is { Status: PartnerApplicationStatus.InReview } found ? Item(found, now) : null;

    public async Task<Result<WorkItem>?> Assign(Guid id, Guid? staff, CancellationToken ct)
    {
        if (await applications.Find(new(id), ct) is not { Status: PartnerApplicationStatus.InReview } found) return null;

        var now = clock.Now();
        if (!preconditions.Met(Item(found, now))) return Refusal.VersionChanged;
        found.Assign(staff);
        return Item(found, now);
    }

    public async Task Unassign(Guid staff, CancellationToken ct)
    {
        foreach (var it in await applications.AssignedTo(staff, ct)) it.Assign(null);
    }

    public Task<(int Waiting, int Overdue)> Count(DateTimeOffset now, CancellationToken ct) => applications.Count(now, ct);

    private static WorkItem Item(PartnerApplication it, DateTimeOffset now) => new(
        it.Id.Value,
        Application,
        Deal: null,
        Number: null,
        Status: null,
        Partner: null,
        Accounts: [],
        new(it.CompanyName, it.Country),
        Value: null,
        it.ConfirmedAt!.Value,
        it.DueBy!.Value,
        it.DueBy <= now,
        Escalated: false,
        EscalatedAt: null,
        [.. ReasonsOf(it.Doubts)],
        it.Doubts.HasFlag(ApplicationDoubts.AlreadyPartner)
            ? new("reject", "The company is a partner already: its administrator can invite this person.")
            : new("approve", "Ask the company whether this person applies for it, then approve."),
        it.Assignee,
        Against: null);
}
