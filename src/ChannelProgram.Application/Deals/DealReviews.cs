using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

internal sealed class DealReviews(
    IChannelDb db, ICustomerMatches matches, DealUpdate updates, IProgramVersions programs, IPreconditions preconditions,
    CurrentCaller caller, ProgramClock clock) : IWorkSource
{
    public async Task<IReadOnlyList<WorkItem>> Waiting(
        WorkFilter filter, WorkPosition after, int limit, DateTimeOffset now, CancellationToken ct)
    {
        return await View(
            await Among(Waiting(now), filter, now)
                .EarliestFirst(after.DueBy, new DealId(after.Id), limit, it => it.DueBy!.Value, it => it.Id)
                .ToListAsync(ct),
            now, ct);
    }

    public async Task<WorkItem?> Find(Guid id, DateTimeOffset now, CancellationToken ct) =>
        (await View(await Waiting(now).Where(it => it.Id == new DealId(id)).ToListAsync(ct), now, ct)).SingleOrDefault();

    public async Task<Result<WorkItem>?> Assign(Guid id, Guid? staff, CancellationToken ct)
    {
        if (await updates.Load(new DealId(id), ct) is not var (deal, now) || !deal.IsInReview) return null;
        if (!preconditions.Met((await View([deal], now, ct))[0])) return Refusal.VersionChanged;
        if (deal.Assign(staff, now) is { } refused) return refused;
        return (await View([deal], now, ct))[0];
    }

    public async Task Unassign(Guid staff, CancellationToken ct)
    {
        foreach (var deal in await db.Deals.Where(it => it.Assignee == staff).ToListAsync(ct)) deal.Assign(null, clock.Now());
    }

    public async Task<(int Waiting, int Overdue)> Count(DateTimeOffset now, CancellationToken ct) =>
        (await Waiting(now).CountAsync(ct), await Waiting(now).CountAsync(it => it.DueBy <= now, ct));

    /// <summary>A deal that the clock has changed waits only if staff still has something to decide.</summary>
    private IQueryable<Deal> Waiting(DateTimeOffset now) => db.Deals.AsNoTracking().Where(it => it.DueBy != null
        && (it.NextChangeAt == null || it.NextChangeAt > now || it.ProtectedUntil > now || it.FinalStatus == DealStatus.Submitted
            || ((it.FinalStatus == DealStatus.Waitlisted || it.OfferedUntil > now)
                && (it.ReviewReasons & ReviewReasons.EvenIfWaitlisted) != ReviewReasons.None)));

    private IQueryable<Deal> Among(IQueryable<Deal> deals, WorkFilter filter, DateTimeOffset now)
    {
        deals = filter.Among(deals, caller.Known, now, it => it.Partner, it => it.DueBy!.Value, it => it.Assignee);
        if (filter.Kind.Count > 0)
        {
            // As DealWorkNames.KindOf says of an item: of several questions, the one that comes first.
            var kinds = filter.Kind.Select(it => it.Name).ToList();
            deals = deals.Where(it => kinds.Contains(
                (it.ReviewReasons & ReviewReasons.KeysDisagree) != 0 ? DealWorkNames.KeysDisagree.Name
                : (it.ReviewReasons & ReviewReasons.NameDiffers) != 0 ? DealWorkNames.CustomerName.Name
                : (it.ReviewReasons & ReviewReasons.SimilarNames) != 0 ? DealWorkNames.SimilarName.Name
                : (it.ReviewReasons & ReviewReasons.BuyingUnits) != 0 ? DealWorkNames.Units.Name
                : (it.ReviewReasons & ReviewReasons.PublicTender) != 0 ? DealWorkNames.Tender.Name
                : it.ReviewRequired && it.ProtectedUntil > now ? DealWorkNames.ReviewRequired.Name
                : it.ExtensionRequestedAt != null && it.ProtectedUntil > now ? DealWorkNames.Extension.Name
                : DealWorkNames.Registration.Name));
        }

        return deals;
    }

    private async Task<IReadOnlyList<WorkItem>> View(IReadOnlyList<Deal> deals, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var deal in deals) deal.ApplyClock(now);
        deals = [.. deals.Where(it => it.IsInReview)];
        var alike = deals.Where(it => it.ReviewReasons.HasFlag(ReviewReasons.SimilarNames)).Select(it => it.Id).ToList();
        var found = alike.Count == 0 ? new Dictionary<DealId, CustomerMatch>() : await matches.Of(alike, ct);
        var program = programs.InForce(now);
        return [.. deals.Select(it => DealWorkItem.Of(it, program, found.GetValueOrDefault(it.Id)?.Candidates ?? [], now))];
    }
}
