using System.Net;

namespace ChannelProgram.Api.Tests.Deals;

public class CheckDealTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Theory]
    [InlineData("gold", "50000.00", "USD", null)]
    [InlineData("gold", "50000.01", "USD", "aboveLimit")]
    [InlineData("gold", "1.00", "EUR", "otherCurrency")]
    [InlineData("silver", "1.00", "USD", "tierWithoutLimit")]
    public async Task It_tells_what_registering_then_does(string tier, string amount, string currency, string? reason)
    {
        var (partner, body) = (await host.AddPartner(tier), DealActions.Json(Registration.NewCustomer()));
        body["products"]![0]!["amount"]!["amount"] = amount;
        body["products"]![0]!["amount"]!["currency"] = currency;

        var check = (await partner.PostText("/v1/deals/check", body.ToJsonString())).Expect(HttpStatusCode.OK);
        var deal = (await partner.PostText("/v1/deals", body.ToJsonString())).Expect(HttpStatusCode.Created);

        Assert.Equal(
            (reason, reason is not null), (check.String("reviewReason"), check.Json.GetProperty("waitsForReview").GetBoolean()));
        Assert.Equal(reason is null ? "approved" : "submitted", deal.DealStatus);
        Assert.Equal(deal.Json.GetProperty("decisionDueBy").GetRawText(), check.Json.GetProperty("decisionDueBy").GetRawText());
        Assert.Equal(deal.Json.GetProperty("value").GetRawText(), check.Json.GetProperty("value").GetRawText());
    }

    [Fact]
    public async Task It_says_the_same_of_a_customer_whoever_holds_it_and_stores_nothing()
    {
        var (free, own, others) = (Registration.NewCustomer(), Registration.NewCustomer(), Registration.NewCustomer());
        await host.Gold.Registered(own);
        await host.Platinum.Registered(others);
        var rows = await host.Rows();

        var answers = new List<Answer>();
        foreach (var website in new[] { free, own, others })
            answers.Add(await host.Gold.Post("/v1/deals/check", Registration.Of(website)));

        Assert.Single(answers.Select(it => it.Expect(HttpStatusCode.OK).Text).Distinct());
        Assert.Equal(rows, await host.Rows());
    }

    [Fact]
    public async Task It_names_all_faults_and_refuses_as_registering_would()
    {
        const string wrong = """{"customer":{"name":"","country":"DE","website":"localhost"},"products":[],"colour":"red"}""";
        var registered = await host.Gold.PostText("/v1/deals", wrong);
        var check = (await host.Gold.PostText("/v1/deals/check", wrong)).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(registered.Json.GetProperty("errors").GetRawText(), check.Json.GetProperty("errors").GetRawText());

        Assert.Equal(
            "tierCannotRegister",
            (await host.Registered.Post("/v1/deals/check", Registration.Of("acme.com")))
                .Expect(HttpStatusCode.Forbidden).Problem);
        var externalId = $"crm-{Guid.NewGuid():N}";
        await host.Gold.Register(Registration.NewCustomer(), externalId: externalId);
        var taken = await host.Gold.Post("/v1/deals/check", Registration.Of(Registration.NewCustomer(), externalId: externalId));
        Assert.Equal("externalIdInUse", taken.Expect(HttpStatusCode.Conflict).Problem);
    }

    [Fact]
    public async Task Staff_checks_for_the_partner_it_names()
    {
        var body = DealActions.Json(Registration.NewCustomer());
        body["partner"] = (await host.Silver.Get("/v1/me")).Json.GetProperty("partner").GetProperty("id").GetString();

        Assert.Equal(
            "tierWithoutLimit",
            (await host.ChannelManager.PostText("/v1/deals/check", body.ToJsonString())).String("reviewReason"));
        body.Remove("partner");
        Assert.Equal(["/partner"], (await host.ChannelManager.PostText("/v1/deals/check", body.ToJsonString())).Faults);
    }
}
