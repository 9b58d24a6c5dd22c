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
