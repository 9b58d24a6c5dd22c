using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Claims;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Deals;

/// <summary>A deal, its products and its claims say the same.</summary>
internal sealed class DealChecks(ChannelDb db) : IDataCheck
{
    private static readonly DealStatus[] Ended = [.. DealStatusRules.EndedWithoutWin];

    public string Name => "deals";

    public IEnumerable<IQueryable<DataFault>> Questions =>
        [OfNoPartner, ClaimOfNoDeal, ClaimOfAnother, ClaimOfNoProduct, LiveAfterTheEnd, OtherProtection, NothingLeft];

    private IQueryable<OwnedClaim> Claims =>
        from claim in db.Set<Claim>()
        join deal in db.Set<Deal>() on EF.Property<DealId?>(claim, ClaimColumns.Deal) equals (DealId?)deal.Id
        select new OwnedClaim { Claim = claim, Deal = deal };

    private IQueryable<DataFault> OfNoPartner =>
        from deal in db.Set<Deal>()
        where !db.Set<Partner>().Any(it => it.Id == deal.Partner)
        select new DataFault($"Deal {deal.Id.Value} is of partner {deal.Partner.Value}, which does not exist.", false);

    private IQueryable<DataFault> ClaimOfNoDeal =>
        from claim in db.Set<Claim>()
        let owner = EF.Property<DealId?>(claim, ClaimColumns.Deal)
        where owner != null && !db.Set<Deal>().Any(it => it.Id == owner)
        select new DataFault($"Claim {claim.Id} is of deal {owner!.Value.Value}, which does not exist.", false);

    private IQueryable<DataFault> ClaimOfAnother =>
        from it in Claims
        where it.Claim.Partner != it.Deal.Partner
        select new DataFault($"Claim {it.Claim.Id} is of another partner than its deal {it.Deal.Id.Value}.", false);

    private IQueryable<DataFault> ClaimOfNoProduct =>
        from it in Claims
        where it.Claim.State != ClaimState.Released
            && !it.Deal.Products.Any(product => product.ProductLine == it.Claim.ProductLine)
        select new DataFault(
            $"Claim {it.Claim.Id} is on {it.Claim.ProductLine}, of which deal {it.Deal.Id.Value} has no product.", false);

    private IQueryable<DataFault> LiveAfterTheEnd =>
        from it in Claims
        where it.Claim.State != ClaimState.Released && Ended.Contains(it.Deal.Status)
        select new DataFault($"Claim {it.Claim.Id} is open, but its deal {it.Deal.Id.Value} reads {it.Deal.Status}.", false);

    /// <summary>What is won, or waits for an answer, has lines without telling their protection.</summary>
    private IQueryable<DataFault> OtherProtection =>
        from deal in db.Set<Deal>()
        where deal.EndedAs != DealStatus.Won && deal.AnswerDueBy == null
        let until = Claims.Where(it => it.Deal.Id == deal.Id && it.Claim.State == ClaimState.Held)
            .Max(it => it.Claim.ProtectedUntil)
        where deal.ProtectedUntil != until
        select new DataFault(
            $"Deal {deal.Id.Value} reads {deal.Status} and protected until another time than its claims.", false);

    /// <summary>A tender has no claims: it waits for staff, or is approved, by itself.</summary>
    private IQueryable<DataFault> NothingLeft =>
        from deal in db.Set<Deal>()
        where deal.TenderId == null
            && ((deal.Status == DealStatus.Submitted && !Claims.Any(it => it.Deal.Id == deal.Id
                    && it.Claim.State == ClaimState.Held && it.Claim.ProtectedUntil == null))
                || (deal.Status == DealStatus.Waitlisted && !Claims.Any(it => it.Deal.Id == deal.Id
                    && (it.Claim.State == ClaimState.Waitlisted || it.Claim.State == ClaimState.Offered)))
                || (deal.Status == DealStatus.Approved && deal.ProtectedUntil == null))
        select new DataFault($"Deal {deal.Id.Value} reads {deal.Status}, and no claim of it says so.", false);

    private sealed class OwnedClaim
    {
        public required Claim Claim { get; init; }
        public required Deal Deal { get; init; }
    }
}
