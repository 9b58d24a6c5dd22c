using ChannelProgram.Domain.Commissions;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Tests.Commissions;

public class CommissionTermsTests
{
    [Fact]
    public void Half_open_bands_without_gaps_have_no_fault() => Assert.Empty(Faults(A(0, 100), A(100, 500), A(500, null)));

    [Fact]
    public void A_program_without_commission_has_no_fault() => Assert.Empty(new CommissionTerms().FindFaults());

    [Fact]
    public void Every_cent_of_a_year_has_one_rate()
    {
        Assert.Equal(["Bands[0].From must be 0"], Faults(A(1, 100), A(100, null)));
        Assert.Equal(["Bands[1].From must be where the band before ends"], Faults(A(0, 100), A(100.01m, null)));
        Assert.Equal(["Bands[1].From must be where the band before ends"], Faults(A(0, 100), A(99.99m, null)));
        Assert.Equal(["Bands[0].To is required of all bands but the last"], Faults(A(0, null), A(100, null)));
        Assert.Equal(["Bands[1].To must be null: the last band has no end"], Faults(A(0, 100), A(100, 500)));
        Assert.Equal(["Bands[0].To must be more than from"], Faults(A(0, 0), A(0, null)));
    }

    [Fact]
    public void Other_faults_are_told_by_their_place() => Assert.Equal(
        [
            "Method must be marginal or wholeAmount", "ReferralTiers names a tier more than once",
            "LongHoldDays must not be less than holdDays", "ReferralFee must not be negative",
            "MinimumPayout must not be negative", "AnnualRewards[1].Amount must not be more than that of the place before",
            "AnnualRewards[2].Amount must not be negative",
        ],
        Told(new CommissionTerms
        {
            Method = (CommissionMethod)7,
            ReferralTiers = [new() { Code = "basic" }, new() { Code = "basic" }],
            HoldDays = 30,
            LongHoldDays = 29,
            ReferralFee = new(-1),
            MinimumPayout = new(-1),
            AnnualRewards = [new() { Amount = new(1) }, new() { Amount = new(2) }, new() { Amount = new(-1) }],
        }));

    private static CommissionBand A(decimal from, decimal? to) =>
        new() { From = new(from), To = to is { } end ? new ProgramAmount(end) : null, RatePercent = 15 };

    private static IEnumerable<string> Faults(params CommissionBand[] bands) => Told(new() { Bands = bands });

    private static IEnumerable<string> Told(CommissionTerms terms) =>
        terms.FindFaults().Select(it => $"{it.Property} {it.Fault}");
}
