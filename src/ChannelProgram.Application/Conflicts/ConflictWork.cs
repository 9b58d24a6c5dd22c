using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Cases that wait for the vendor's people.</summary>
internal sealed class ConflictWork(
    IConflicts conflicts, ConflictUpdate updates, IPreconditions preconditions, IProgramVersions programs) : IWorkSource
{
    public static readonly WorkKind Kind = new("conflict");
    public static readonly WorkReason Disputed = new("disputed");
    public static readonly WorkReason KeysDisagree = new("competingKeys");
    public static readonly WorkReason Merged = new("competingClaims");
    public static readonly WorkReason CustomerChoice = new("customerChoice");
    public static readonly WorkReason SeenByStaff = new("seenByStaff");
    public static readonly WorkReason Performance = new("performance");
    public static readonly WorkReason Attribution = new("attribution");
    public static readonly WorkReason Payment = new("payment");
    public static readonly WorkReason Appealed = new("appealed");

    public async Task<IReadOnlyList<WorkItem>> Waiting(
        WorkFilter filter, WorkPosition after, int limit, DateTimeOffset now, CancellationToken ct) =>
        filter.Kind.Count > 0 && !filter.Kind.Contains(Kind)
            ? []
            : [.. (await conflicts.Read(await conflicts.Waiting(filter, after, limit, now, ct), ct))
                // One may have been decided between the two reads.
                .Where(it => it.Conflict.WaitsForStaff(now))
                .OrderBy(it => it.Conflict.DueAt).ThenBy(it => it.Conflict.Id).Select(it => Item(it, now))];

    public async Task<WorkItem?> Find(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        if (await conflicts.Find(id, ct) is not { } known) return null;

        var found = (await conflicts.Read([known.Conflict], ct))[0];
        foreach (var owner in found.Owners) owner.ApplyClock(now);
        found.Conflict.ApplyClock(found.Claims, programs.Of(found.Conflict.ProgramVersion), now);
        return found.Conflict.WaitsForStaff(now) ? Item(found, now) : null;
    }

    public async Task<Result<WorkItem>?> Assign(Guid id, Guid? staff, CancellationToken ct)
    {
        if (await conflicts.Find(id, ct) is not { } known) return null;

        var turn = await updates.Begin(known, ct);
        if (!turn.Conflict.WaitsForStaff(turn.Now)) return null;
        if (!preconditions.Met(Item(turn.Opened, turn.Now))) return Refusal.VersionChanged;

        var deputy = turn.Conflict.Deputy == staff ? null : turn.Conflict.Deputy;
        if (turn.Conflict.Assign(staff, deputy, turn.Now) is { } refused) return refused;
        return Item(turn.Opened, turn.Now);
    }

    public async Task Unassign(Guid staff, CancellationToken ct)
    {
        foreach (var it in await conflicts.AssignedTo(staff, ct)) it.Leave(staff);
    }

    public Task<(int Waiting, int Overdue)> Count(DateTimeOffset now, CancellationToken ct) => conflicts.Count(now, ct);

    private static WorkItem Item(OpenedConflict opened, DateTimeOffset now)
    {
        var it = opened.Conflict;
        var about = opened.DealOf(it.Challengers.FirstOrDefault() ?? it.Parties[0]);
        return new(
            it.Id.Value, Kind, about.Id.Value, about.Number.Value, DealWorkItem.NameOf(about.Status), about.Partner.Value,
            it.Account is { } account ? [account.Value] : [], new(about.Customer.Name, about.Customer.Country),
            MoneyText.Of(about.Value), it.StageSince, it.DueAt!.Value, it.IsOverdue(now),
            it.Level > ConflictLevel.WorkingTeam, it.Level > ConflictLevel.WorkingTeam ? it.LevelSince : null,
            [ReasonOf(it.Kind), .. it.AppealAwaitsDecision ? [Appealed] : (WorkReason[])[]], NextStep(it), it.Owner,
            it.Holder?.Deal.Value);
    }

    private static WorkReason ReasonOf(ConflictKind kind) => kind switch
    {
        ConflictKind.Dispute => Disputed,
        ConflictKind.KeysDisagree => KeysDisagree,
        ConflictKind.Merge => Merged,
        ConflictKind.CustomerChoice => CustomerChoice,
        ConflictKind.Staff => SeenByStaff,
        ConflictKind.Performance => Performance,
        ConflictKind.Attribution => Attribution,
        ConflictKind.Payment => Payment,
    };

    private static WorkRecommendation NextStep(Conflict it) => it.Stage switch
    {
        ConflictStage.Identified => new("investigate", "Nobody looks into the case yet."),
        ConflictStage.Investigating => new("mediate", "Bring the parties together, or say why there is no mediation."),
        ConflictStage.Decided => new("communicate", "It is decided, and the parties have yet to be told."),
        ConflictStage.Communicated when !it.AppealAwaitsDecision =>
            new("close", "Close it, and say what is done so that it does not happen again."),
        _ => new("decide", "Read the fact sheet of the case: it says what the rules say."),
    };
}
