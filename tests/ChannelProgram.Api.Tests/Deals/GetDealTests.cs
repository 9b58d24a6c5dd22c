using System.Net;
using System.Text.Json;

namespace ChannelProgram.Api.Tests.Deals;

public class GetDealTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private const string AsPublished = """
        {
          "type": "newBusiness",
          "customer": {"name":"Acme GmbH","website":"https://www.acme.de","country":"DE","city":"Berlin",
                       "taxId":"DE 123 456 789","duns":null,"unit":null,
                       "contact":{"name":"Ada Example","email":"ada@acme.de"}},
          "products": [{"code":"platform","amount":{"amount":"15000","currency":"USD"}},
                       {"code":"analytics","amount":{"amount":"30000.00","currency":"USD"}}],
          "expectedCloseDate": "2027-01-31",
          "stage": "qualified",
          "source": "partnerSourced",
          "owner": "Sam Seller",
          "description": "Replaces the in-house reporting.",
          "externalId": "crm-4711",
          "draft": false
        }
        """;

    [Fact]
    public async Task A_deal_within_the_limit_reads_as_documented()
    {
        var answer = (await host.Gold.PostText("/v1/deals", AsPublished)).Expect(HttpStatusCode.Created);

        Assert.Equal($"/v1/deals/{answer.Id}", answer.Headers.Location?.ToString());
        Assert.Matches("^DR-[0-9A-HJKMNP-TV-Z]{8}$", answer.String("number"));
        Assert.Equal(7, Guid.Parse(answer.Id).Version);
        Assert.NotNull(answer.ETag);
        AssertSame(Expected(answer), answer.Json);

        var read = await host.Gold.Deal(answer.Id);
        Assert.Equal((answer.Text, answer.ETag), (read.Text, read.ETag));
    }

    [Fact]
    public async Task The_vendor_reads_whose_deal_it_is_and_the_partner_knows()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        var me = await host.Gold.Get("/v1/me");

        Assert.False(deal.Json.TryGetProperty("partner", out _));
        Assert.Equal(
            me.Json.GetProperty("partner").GetProperty("id").GetString(), (await host.Crm.Deal(deal.Id)).String("partner"));
        Assert.Equal(["win", "lose"], (await host.Crm.Deal(deal.Id)).Next());
    }

    private JsonElement Expected(Answer answer)
    {
        var (now, until) = (Text(host.Clock.Now), Text(host.Clock.Now.AddDays(30)));
        return JsonSerializer.Deserialize<JsonElement>($$$"""
            { "id":"{{{answer.Id}}}","number":"{{{answer.String("number")}}}","type":"newBusiness","tenderId":null,"status":"approved",
              "reason":null,
              "stage":"qualified","protection":{"from":"{{{now}}}","until":"{{{until}}}","extensionsUsed":0,"extensionsLeft":2},
              "decisionDueBy":null,"reviewRequired":false,
              "customer":{"name":"Acme GmbH","website":"https://www.acme.de","country":"DE","city":"Berlin",
                          "taxId":"DE 123 456 789","duns":null,"unit":null,
                          "contact":{"name":"Ada Example","email":"ada@acme.de"}},
              "products":[
                {"code":"analytics","line":"analytics","amount":{"amount":"30000.00","currency":"USD"},"claim":"held",
                 "protection":{"from":"{{{now}}}","until":"{{{until}}}"},"marginPercent":"30","offeredUntil":null },
                {"code":"platform","line":"platform","amount":{"amount":"15000.00","currency":"USD"},"claim":"held",
                 "protection":{"from":"{{{now}}}","until":"{{{until}}}"},"marginPercent":"30","offeredUntil":null }],
              "value":{"amount":"45000.00","currency":"USD"},"expectedCloseDate":"2027-01-31","owner":"Sam Seller",
              "description":"Replaces the in-house reporting.","source":"partnerSourced","externalId":"crm-4711","distributor":null,
              "information":null,"extension":null,"win":null,"loss":null,"stale":false,"endsAt":"{{{until}}}",
              "submittedAt":"{{{now}}}","createdAt":"{{{now}}}","updatedAt":"{{{now}}}",
              "receipt":"{{{answer.String("receipt")}}}","nextActions":["update","win","lose","withdraw"] }
            """);
    }

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);

    private static void AssertSame(JsonElement expected, JsonElement actual) =>
        Assert.True(JsonElement.DeepEquals(expected, actual), $"{actual} instead of {expected}");
}
