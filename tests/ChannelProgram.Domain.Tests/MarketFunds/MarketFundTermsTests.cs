using ChannelProgram.Domain.MarketFunds;

namespace ChannelProgram.Domain.Tests.MarketFunds;

public class MarketFundTermsTests
{
    [Fact]
    public void Faults_are_told_by_their_place()
    {
        Assert.Empty(Faults(An("event", MarketFundProof.Invoice, MarketFundProof.Photo), An("webinar")));
        Assert.Equal(["Activities"], Faults(An("event"), An("event")));
        Assert.Equal(
            ["Activities[1].Proofs"], Faults(An("event"), An("webinar", MarketFundProof.Invoice, MarketFundProof.Invoice)));
        Assert.Equal(["Activities[0].Proofs"], Faults(An("event", (MarketFundProof)77)));
    }

    private static MarketFundActivity An(string code, params MarketFundProof[] proofs) =>
        new() { Code = code, Name = code, Proofs = proofs };

    private static IEnumerable<string> Faults(params MarketFundActivity[] activities) =>
        new MarketFundTerms { Activities = activities }.FindFaults().Select(it => it.Property);
}
