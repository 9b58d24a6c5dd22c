using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Tiers;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.Tiers;

/// <summary>What a partner holds is what its last evaluation says, or what staff has given it since.</summary>
internal sealed class TierChecks(ChannelDb db) : IDataCheck
{
    public string Name => "tiers";

    public IEnumerable<IQueryable<DataFault>> Questions => [OtherTier, OtherEnd, OfOtherPartner];

    private IQueryable<DataFault> OtherTier =>
        from tier in db.Set<PartnerTier>()
        join partner in db.Set<Partner>() on tier.Partner equals partner.Id
        join last in db.Set<RecordedTierEvaluation>() on tier.Evaluation equals (TierEvaluationId?)last.Id
        where partner.Tier != last.HeldTier
        select new DataFault($"Partner {partner.Id.Value} holds another tier than its last evaluation says.", false);

    private IQueryable<DataFault> OtherEnd =>
        from tier in db.Set<PartnerTier>()
        join partner in db.Set<Partner>() on tier.Partner equals partner.Id
        // An override to a tier that there is no more gives nothing.
        where partner.TierUntil != null && partner.TierUntil != tier.OverrideUntil
        select new DataFault($"The tier of partner {partner.Id.Value} ends at another time than its override.", false);

    private IQueryable<DataFault> OfOtherPartner =>
        from tier in db.Set<PartnerTier>()
        join last in db.Set<RecordedTierEvaluation>() on tier.Evaluation equals (TierEvaluationId?)last.Id
        where last.Partner != tier.Partner
        select new DataFault($"The last evaluation of partner {tier.Partner.Value} is that of another.", false);
}
