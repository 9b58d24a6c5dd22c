using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Tiers;

namespace ChannelProgram.Application.Tiers;

/// <summary>Overrides that end soon: staff gives another one, or lets it end. The id of an item is that of the partner.</summary>
public sealed class EndingOverrides(
    IPartnerTiers tiers, IProgramVersions programs, IPreconditions preconditions, ProgramClock clock) : IWorkSource
{
    public static readonly WorkKind Kind = new("tierOverride");
    public static readonly WorkReason OverrideEnds = new("overrideEnds");

    public async Task<IReadOnlyList<WorkItem>> Waiting(
        WorkFilter filter, WorkPosition after, int limit, DateTimeOffset now, CancellationToken ct) =>
        filter.Kind.Count > 0 && !filter.Kind.Contains(Kind)
            ? []
            : [.. (await tiers.OverridesEndingBy(filter, End(now), after, limit, now, ct)).Select(it => Item(it, now))];

    public async Task<WorkItem?> Find(Guid id, DateTimeOffset now, CancellationToken ct) =>
        await Waiting(id, now, ct) is { } found ? Item(found, now) : null;

    public async Task<Result<WorkItem>?> Assign(Guid id, Guid? staff, CancellationToken ct)
    {
        var now = clock.Now();
        if (await Waiting(id, now, ct) is not { } found) return null;
        if (!preconditions.Met(Item(found, now))) return Refusal.VersionChanged;

        found.Assign(staff);
        return Item(found, now);
    }

    public async Task Unassign(Guid staff, CancellationToken ct)
    {
        foreach (var it in await tiers.AssignedTo(staff, ct)) it.Assign(null);
    }

    public async Task<(int Waiting, int Overdue)> Count(DateTimeOffset now, CancellationToken ct) =>
        // One that has ended waits no more.
        (await tiers.CountOverridesEndingBy(End(now), now, ct), 0);

    private DateTimeOffset End(DateTimeOffset now) => now.AddDays(programs.InForce(now).TierRules.OverrideNoticeDays);

    private async Task<PartnerTier?> Waiting(Guid id, DateTimeOffset now, CancellationToken ct) =>
        await tiers.Find(new(id), ct) is { OverrideUntil: { } end } found && end > now && end <= End(now) ? found : null;

    private WorkItem Item(PartnerTier it, DateTimeOffset now)
    {
        var (program, given) = (programs.InForce(now), it.State.Override!);
        var keeps = program.RankOf(it.State.Tier) >= program.RankOf(given.Tier);
        return new(
            it.Partner.Value,
            Kind,
            Deal: null,
            Number: null,
            Status: null,
            it.Partner.Value,
            Accounts: [],
            Customer: null,
            Value: null,
            given.Until.AddDays(-program.TierRules.OverrideNoticeDays),
            given.Until,
            Overdue: false,
            Escalated: false,
            EscalatedAt: null,
            [OverrideEnds],
            keeps
                ? new("letEnd", "The partner has earned this tier or a higher one: nothing is lost when the override ends.")
                : new("override", "The partner loses this tier when the override ends. Decide whether it keeps it longer."),
            it.Assignee,
            Against: null);
    }
}
