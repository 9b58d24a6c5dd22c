using ChannelProgram.Domain.Territories;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Territories;

public class TerritoryTests
{
    [Fact]
    public void A_partner_without_territories_sells_everywhere() => Assert.True(Allowed([], "analytics", "DE"));

    [Fact]
    public void With_territories_for_a_line_it_sells_it_in_their_countries_and_others_everywhere()
    {
        Territory[] both = [Granted(["DE", "AT"], "analytics"), Granted(["CH"], "analytics", "support")];

        Assert.True(Allowed(both, "analytics", "AT"));
        Assert.True(Allowed(both, "analytics", "CH"));
        Assert.False(Allowed(both, "analytics", "FR"));
        Assert.False(Allowed(both, "support", "DE"));
        Assert.True(Allowed(both, "platform", "FR"));
    }

    [Fact]
    public void One_without_lines_is_for_all()
    {
        Assert.True(Allowed([Granted(["DE"])], "platform", "DE"));
        Assert.False(Allowed([Granted(["DE"])], "platform", "FR"));
    }

    [Fact]
    public void Only_what_holds_at_that_instant_counts()
    {
        var ended = Granted(["AT"]);
        ended.End("Changed.", Now.AddDays(1));

        Assert.False(Allowed([ended], "analytics", "DE"));
        Assert.True(new[] { ended }.Allow("analytics", "DE", Now.AddDays(1)));
        Assert.Equal("statusForbids", ended.End(null, Now.AddDays(1))!.Code);
        Assert.Equal(["territory.created", "territory.ended"], ended.Events.Select(it => it.Type));
    }

    private static bool Allowed(Territory[] of, string line, string country) => of.Allow(line, country, Now);

    private static Territory Granted(string[] countries, params string[] lines) => Territory.Create(
        new(Gold.Id, countries, lines is [] ? null : lines, Now, Until: null, Note: null), conflict: null, "staff", Now);
}
