using System.Net;
using ChannelProgram.Api.Tests.Partners;

namespace ChannelProgram.Api.Tests.Deals;

public class DistributorTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_deal_names_the_distributor_of_its_partners_profile_and_no_other()
    {
        var partner = await host.AddPartner();
        var (distributor, another) = (await Distributor(), await Distributor());
        (await host.ChannelManager.UpdatePartner(await partner.PartnerId(), new { distributor })).Expect(HttpStatusCode.OK);

        foreach (var wrong in new[] { another, $"{Guid.NewGuid()}" })
            foreach (var path in new[] { "/v1/deals", "/v1/deals/check" })
                Assert.Equal(
                    ["/distributor"],
                    (await partner.PostText(path, Naming(wrong))).Expect(HttpStatusCode.BadRequest).Faults);
        var deal = (await partner.PostText("/v1/deals", Naming(distributor))).Expect(HttpStatusCode.Created);
        Assert.Equal(distributor, deal.String("distributor"));
        Assert.Equal(
            "notEditable", (await partner.Change(deal.Id, """{"distributor":null}""")).Expect(HttpStatusCode.Conflict).Problem);
        Assert.True((await partner.Registered(Registration.NewCustomer())).IsNull("distributor"));
    }

    private async Task<string> Distributor()
    {
        var id = await (await host.AddPartner()).PartnerId();
        (await host.ChannelManager.UpdatePartner(id, new { type = "distributor" })).Expect(HttpStatusCode.OK);
        return id;
    }

    private static string Naming(string distributor)
    {
        var json = DealActions.Json(Registration.NewCustomer());
        json["distributor"] = distributor;
        return json.ToJsonString();
    }
}
