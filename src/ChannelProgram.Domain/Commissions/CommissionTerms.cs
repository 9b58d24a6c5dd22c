using System.ComponentModel.DataAnnotations;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Commissions;

/// <summary>How the rates of the bands make the commission of a year.</summary>
public enum CommissionMethod
{
    /// <summary>Each slice of the revenue has the rate of its own band.</summary>
    Marginal,

    /// <summary>All revenue has the rate of the band that it reaches.</summary>
    WholeAmount,
}

/// <summary>A part of a partner's net credited revenue of a program year, and its rate.</summary>
public sealed record CommissionBand
{
    /// <summary>Where it begins; this amount belongs to it.</summary>
    public ProgramAmount From { get; init; }

    /// <summary>Where it ends; this amount belongs to the next band. Null: it has no end.</summary>
    public ProgramAmount? To { get; init; }

    /// <summary>What revenue in it earns, in percent.</summary>
    [PercentRange]
    public decimal RatePercent { get; init; }
}

/// <summary>What a partner gets of a subscription in one year of its contract.</summary>
public sealed record SubscriptionYear
{
    /// <summary>What is paid in that year earns, in percent.</summary>
    [PercentRange]
    public decimal RatePercent { get; init; }
}

/// <summary>What a partner of this referral tier gets for a customer that it named.</summary>
public sealed record ReferralTier
{
    /// <summary>By which partners are assigned to it.</summary>
    [Code]
    public required string Code { get; init; }

    /// <summary>What the customer pays earns, in percent.</summary>
    [PercentRange]
    public decimal RatePercent { get; init; }
}

/// <summary>The reward of one place among the partners of a year.</summary>
public sealed record AnnualReward
{
    /// <summary>What the partner in this place gets.</summary>
    public ProgramAmount Amount { get; init; }
}

/// <summary>What partners earn on what they sell, and when it is paid.</summary>
public sealed record CommissionTerms : IProgramSection
{
    private const string Negative = "must not be negative";

    string IProgramSection.Name => "commission";

    /// <summary>
    /// `marginal`: each slice of the year's revenue has the rate of its own band. `wholeAmount`: all of it has the rate reached.
    /// </summary>
    public CommissionMethod Method { get; init; }

    /// <summary>Of a partner's net credited revenue of the program year, from 0 on without a gap.</summary>
    [Count(0, 20, Of = "band")]
    public IReadOnlyList<CommissionBand> Bands { get; init; } = [];

    /// <summary>A partner's share of a subscription, by year of its contract. Later years give nothing.</summary>
    [Count(0, 20, Of = "year")]
    public IReadOnlyList<SubscriptionYear> SubscriptionShare { get; init; } = [];

    /// <summary>A partner's share of what a customer pays that it named, by referral tier, lowest first.</summary>
    [Count(0, 20, Of = "tier")]
    public IReadOnlyList<ReferralTier> ReferralTiers { get; init; } = [];

    /// <summary>For how many months from its first payment a customer counts for `referralTiers`.</summary>
    [Range(1, 120)]
    public int ReferralMonths { get; init; } = 12;

    /// <summary>What a qualified lead earns where a flat fee is agreed instead of a share.</summary>
    public ProgramAmount ReferralFee { get; init; }

    /// <summary>The bonus of a quarter whose target is met, in percent of its revenue.</summary>
    [PercentRange]
    public decimal QuarterlyBonusPercent { get; init; } = 2;

    /// <summary>What the partners with the most revenue of a program year get, first place first. Ties share.</summary>
    [Count(0, 100, Of = "reward")]
    public IReadOnlyList<AnnualReward> AnnualRewards { get; init; } = [];

    /// <summary>How many days after a quarter or year its revenue is final for bonus and rewards.</summary>
    [Range(0, 366)]
    public int BonusAfterDays { get; init; } = 60;

    /// <summary>How much all that is earned on a sale may be together, in percent of its net revenue.</summary>
    [PercentRange]
    public decimal CeilingPercent { get; init; } = 45;

    /// <summary>
    /// Up to how many days after a payment its refund takes commission back. A later one only lowers the year's revenue. For a
    /// chargeback, fraud or a cancellation before delivery there is no limit.
    /// </summary>
    [Range(0, 3650)]
    public int RefundDays { get; init; } = 60;

    /// <summary>How many days after the payment commission is payable.</summary>
    [Range(0, 366)]
    public int HoldDays { get; init; } = 30;

    /// <summary>The same for a partner in its first year, or above `longHoldRefundPercent`. Not less than `holdDays`.</summary>
    [Range(0, 366)]
    public int LongHoldDays { get; init; } = 60;

    /// <summary>From more than which percentage of refunds on a partner waits `longHoldDays`.</summary>
    [PercentRange]
    public decimal LongHoldRefundPercent { get; init; } = 5;

    /// <summary>A statement of less is carried forward to the next.</summary>
    public ProgramAmount MinimumPayout { get; init; }

    /// <summary>For how many days after a statement its partner may dispute a line.</summary>
    [Range(0, 366)]
    public int DisputeDays { get; init; } = 30;

    public IEnumerable<(string Property, string Fault)> FindFaults()
    {
        foreach (var fault in FindFaultsOfBands()) yield return fault;
        if (!Enum.IsDefined(Method)) yield return (nameof(Method), "must be marginal or wholeAmount");
        if (ReferralTiers is not null && ReferralTiers.GroupBy(it => it?.Code).Any(it => it.Count() > 1))
            yield return (nameof(ReferralTiers), "names a tier more than once");
        if (LongHoldDays < HoldDays) yield return (nameof(LongHoldDays), "must not be less than holdDays");
        if (ReferralFee.Value < 0) yield return (nameof(ReferralFee), Negative);
        if (MinimumPayout.Value < 0) yield return (nameof(MinimumPayout), Negative);
        foreach (var (index, reward) in (AnnualRewards ?? []).Index())
        {
            if (reward is null) continue;
            if (reward.Amount.Value < 0) yield return ($"{nameof(AnnualRewards)}[{index}].{nameof(reward.Amount)}", Negative);
            if (index > 0 && reward.Amount.Value > AnnualRewards![index - 1]?.Amount.Value)
                yield return (
                    $"{nameof(AnnualRewards)}[{index}].{nameof(reward.Amount)}",
                    "must not be more than that of the place before");
        }
    }

    /// <summary>Half-open and without gaps or overlaps, so that each cent of a year's revenue has one rate.</summary>
    private IEnumerable<(string Property, string Fault)> FindFaultsOfBands()
    {
        (int Place, CommissionBand Band)? before = null;
        foreach (var (index, band) in (Bands ?? []).Index())
        {
            if (band is null) continue;

            var at = $"{nameof(Bands)}[{index}]";
            var begin = before is { Band: var last } ? last.To?.Value : 0;
            if (begin is null)
                yield return (
                    $"{nameof(Bands)}[{before!.Value.Place}].{nameof(band.To)}", "is required of all bands but the last");
            else if (band.From.Value != begin)
                yield return ($"{at}.{nameof(band.From)}", before is null ? "must be 0" : "must be where the band before ends");
            if (band.To?.Value <= band.From.Value) yield return ($"{at}.{nameof(band.To)}", "must be more than from");
            before = (index, band);
        }

        if (before is { Band.To: not null, Place: var place })
            yield return ($"{nameof(Bands)}[{place}].{nameof(CommissionBand.To)}", "must be null: the last band has no end");
    }
}
