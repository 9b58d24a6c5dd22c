using System.Net;
using System.Text.Json.Nodes;

namespace ChannelProgram.Api.Tests.Deals;

public class CustomerMatchingTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task What_the_first_registration_said_recognises_the_customer_from_then_on()
    {
        var (domain, other) = (Registration.NewCustomer(), Registration.NewCustomer());
        var number = Random.Shared.NextInt64(100_000_000, 999_999_999);
        var name = Registration.NameOf(domain);
        Assert.Equal("approved", (await Register(host.Gold, domain, $"DE {number}", null)).DealStatus);

        // By the tax id alone; it brings a D-U-N-S number and a second domain along.
        Assert.Equal("waitlisted", (await Register(host.Platinum, other, $"{number}", $"{number}", name)).DealStatus);
        Assert.Equal("waitlisted", (await Register(host.Silver, null, null, $"{number}", name)).DealStatus);
        Assert.Equal(
            "waitlisted", (await Register(await host.AddPartner(), $"https://www.{other}/imprint", null, null, name)).DealStatus);
        Assert.Equal(1L, await host.Database.Query<long>(
            $"SELECT count(DISTINCT account) FROM account_keys WHERE value IN ('{domain}', '{other}', 'DE{number}', "
            + $"'{number}')"));
    }

    [Fact]
    public async Task Keys_that_match_two_customers_go_to_review()
    {
        var (one, number) = (Registration.NewCustomer(), Random.Shared.NextInt64(100_000_000, 999_999_999));
        await Register(host.Gold, one, null, null);
        // Of another country two equal names are not looked at as one.
        await Register(host.Platinum, null, $"{number}", null, Registration.NameOf(one));

        var ambiguous = await Register(host.Silver, one, $"{number}", null);

        Assert.Equal(("waitlisted", "analytics waitlisted"), (ambiguous.DealStatus, ambiguous.Lines));
        Assert.Equal("approved", (await Register(await host.AddPartner(), $"x{one}", null, null)).DealStatus);

        var (free, taken) = (Registration.NewCustomer(), Random.Shared.NextInt64(100_000_000, 999_999_999));
        var released = await Register(host.Gold, free, null, null);
        var alsoReleased = await Register(host.Gold, null, $"{taken}", null);
        await host.Gold.Withdraw(released.Id);
        await host.Gold.Withdraw(alsoReleased.Id);

        var both = await Register(host.Platinum, free, $"{taken}", null);
        Assert.Equal(("submitted", "analytics held"), (both.DealStatus, both.Lines));
        Assert.Equal("customerAmbiguous", (await host.ChannelManager.Approve(both.Id)).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(
            ["reject", "requestInformation", "confirmCustomer", "separateCustomer"],
            (await host.ChannelManager.Deal(both.Id)).Next());

        var account = (await host.AccountsOf(both.Id))[0];
        await host.Platinum.Withdraw(both.Id);
        var separated = await host.ChannelManager.Post($"/v1/deals/{both.Id}/separate-customer", new { account });
        Assert.Equal("customerNotInDoubt", separated.Expect(HttpStatusCode.Conflict).Problem);
    }

    private static async Task<Answer> Register(Api caller, string? website, string? taxId, string? duns, string? name = null)
    {
        var body = DealActions.Json("");
        body["customer"] = new JsonObject
        {
            ["name"] = name ?? Registration.NameOf(website ?? taxId ?? duns!),
            ["country"] = "DE",
            ["website"] = website,
            ["taxId"] = taxId,
            ["duns"] = duns,
        };
        return (await caller.PostText("/v1/deals", body.ToJsonString())).Expect(HttpStatusCode.Created);
    }
}
