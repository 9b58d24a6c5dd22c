using ChannelProgram.Domain.Certifications;

namespace ChannelProgram.Domain.Tests.Certifications;

public class CertificationTermsTests
{
    [Fact]
    public void The_shipped_catalogue_has_no_fault() => Assert.Empty(new CertificationTerms().FindFaults());

    [Fact]
    public void Faults_are_told_by_their_place()
    {
        Assert.Equal(["Catalogue"], Faults(A("a"), A("a")));
        Assert.Equal(["Catalogue[0].Requires"], Faults(A("a", "b")));
        Assert.Equal(["Catalogue[1].Requires"], Faults(A("a"), A("b", "a", "a")));
        Assert.Equal(["Catalogue[0].Track"], Faults(A("a") with { Track = default }));
        Assert.Equal(["Catalogue[0].CountsAs"], Faults(A("a") with { CountsAs = (CertificationTrack)7 }));
        Assert.Equal(
            ["SecondReminderDays", "LastReminderDays"],
            new CertificationTerms { FirstReminderDays = 7, SecondReminderDays = 7, LastReminderDays = 7 }.FindFaults()
                .Select(it => it.Property));
    }

    [Fact]
    public void Prerequisites_that_require_each_other_can_never_be_met()
    {
        Assert.Equal(["Catalogue[0].Requires"], Faults(A("a", "a")));
        Assert.Equal(
            ["Catalogue[0].Requires", "Catalogue[1].Requires", "Catalogue[2].Requires"],
            Faults(A("a", "b"), A("b", "a"), A("c", "b"), A("d")));
        Assert.Empty(Faults(A("c", "a", "b"), A("b", "a"), A("a")));
    }

    /// <summary>Nobody could ever hold such a tier.</summary>
    [Fact]
    public void A_tier_requires_nobody_whom_no_certification_makes()
    {
        Assert.Empty(FaultsOfTiers(A("a") with { CountsAs = CertificationTrack.Sales }));
        Assert.Equal(["Tiers[1].Requirements.SalesPeople"], FaultsOfTiers());
        Assert.Equal(
            ["Tiers[1].Requirements.SalesPeople"], FaultsOfTiers(A("a") with { CountsAs = CertificationTrack.Technical }));
        Assert.Equal(
            ["Tiers[1].Requirements.SalesPeople"], FaultsOfTiers(A("a", "a") with { CountsAs = CertificationTrack.Sales }));
    }

    private static IEnumerable<string> FaultsOfTiers(params Certification[] catalogue) =>
        new CertificationTerms { Catalogue = catalogue }.FindFaultsOf(new()
        {
            Version = 1,
            EffectiveFrom = default,
            Currency = "EUR",
            TimeZone = "UTC",
            Products = [],
            Tiers =
            [
                new() { Code = "registered", Name = "Registered" },
                new() { Code = "silver", Name = "Silver", Requirements = new() { SalesPeople = 1 } },
            ],
        }).Select(it => it.Path);

    private static IEnumerable<string> Faults(params Certification[] catalogue) =>
        new CertificationTerms { Catalogue = catalogue }.FindFaults().Select(it => it.Property);

    private static Certification A(string code, params string[] requires) => new()
    {
        Code = code,
        Name = code,
        Track = CertificationTrack.Sales,
        Length = "P1D",
        PassMarkPercent = 50,
        Requires = requires,
    };
}
