using System.Net;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.VendorClaims;

public class PutVendorClaimTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private readonly string _externalId = $"crm-{Guid.NewGuid():N}";

    [Fact]
    public async Task The_first_put_creates_a_claim_and_the_next_is_activity()
    {
        var (_, account) = await host.FreeCustomer();
        var made = (await host.Crm.PutClaim(_externalId, account, ["analytics"])).Expect(HttpStatusCode.Created);
        Assert.Equal($"/v1/vendor-claims/{made.Id}", made.Headers.Location?.ToString());
        host.Clock.Now += TimeSpan.FromDays(50);

        var touched = (await host.Crm.PutClaim(_externalId, account, ["analytics"])).Expect(HttpStatusCode.OK);

        Assert.Equal((made.Id, host.Clock.Now.AddDays(90)), (touched.Id, touched.Json.GetProperty("endsAt").GetDateTimeOffset()));
        Assert.Equal(
            "externalIdInUse",
            (await host.Crm.Claims(account, ["platform"], externalId: _externalId)).Expect(HttpStatusCode.Conflict).Problem);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Lines_left_out_are_offered_and_if_one_is_not_free_nothing_changes()
    {
        var (customer, account) = await host.FreeCustomer();
        var made = (await host.Crm.PutClaim(_externalId, account, ["analytics", "platform"])).Expect(HttpStatusCode.Created);
        var waiting = await host.Gold.Registered(customer, "platform");
        await host.Platinum.Registered(customer, "support");

        Assert.Equal(
            "lineNotFree", (await host.Crm.PutClaim(_externalId, account, ["support"])).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal("analytics held, platform held", await host.Crm.LinesOf(made.Id));

        (await host.Crm.PutClaim(_externalId, account, ["analytics"])).Expect(HttpStatusCode.OK);
        Assert.Equal("analytics held, platform released", await host.Crm.LinesOf(made.Id));
        Assert.Equal("platform offered", (await host.Gold.Deal(waiting.Id)).Lines);
        Assert.Equal("approved", (await host.Gold.AcceptOffer(waiting.Id)).Expect(HttpStatusCode.OK).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task An_expired_claim_is_resumed_behind_the_waitlist()
    {
        var (customer, account) = await host.FreeCustomer();
        await host.Crm.PutClaim(_externalId, account, ["analytics", "platform"]);
        var waiting = await host.Gold.Registered(customer, "platform");
        host.Clock.Now += TimeSpan.FromDays(90);

        Assert.Equal(
            "lineNotFree",
            (await host.Crm.PutClaim(_externalId, account, ["analytics", "platform"])).Expect(HttpStatusCode.Conflict).Problem);
        var resumed = (await host.Crm.PutClaim(_externalId, account, ["analytics"])).Expect(HttpStatusCode.OK);

        Assert.Equal(
            ("active", host.Clock.Now.AddDays(90)),
            (resumed.String("status"), resumed.Json.GetProperty("endsAt").GetDateTimeOffset()));
        Assert.Equal("platform offered", (await host.Gold.Deal(waiting.Id)).Lines);
        Assert.Equal("approved", (await host.Gold.AcceptOffer(waiting.Id)).Expect(HttpStatusCode.OK).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Customer_and_kind_are_fixed_and_If_Match_is_checked()
    {
        var ((_, account), (_, other)) = (await host.FreeCustomer(), await host.FreeCustomer());
        Assert.Equal(
            "versionChanged",
            (await host.Crm.PutClaim(_externalId, account, ifMatch: "*")).Expect(HttpStatusCode.PreconditionFailed).Problem);
        var made = (await host.Crm.PutClaim(_externalId, account, ["analytics"])).Expect(HttpStatusCode.Created);

        var moved = (await host.Crm.PutClaim(_externalId, other, ["analytics"], "house")).Expect(HttpStatusCode.Conflict);
        (await host.Crm.PutClaim(_externalId, other, ["analytics"], ifMatch: "\"old\""))
            .Expect(HttpStatusCode.PreconditionFailed);
        Assert.Equal(["/kind", "/account"], moved.Json.GetProperty("pointers").EnumerateArray().Select(it => it.GetString()));
        (await host.Crm.PutClaim(_externalId, account, ["analytics"], note: "New.", ifMatch: made.ETag))
            .Expect(HttpStatusCode.OK);
        (await host.Crm.PutClaim(_externalId, account, ["analytics"], ifMatch: made.ETag))
            .Expect(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Concurrent_puts_create_one_claim()
    {
        for (var round = 0; round < TestRounds.Of(5, 100); round++)
        {
            var ((_, one), (_, other)) = (await host.FreeCustomer(), await host.FreeCustomer());
            var externalId = $"{_externalId}-{round}";

            // Of two customers, so that no lock is in common: only the index can tell.
            var answers =
                await Task.WhenAll(Enumerable.Range(0, 6).Select(it => host.Crm.PutClaim(externalId, it % 2 == 0 ? one : other)));

            Assert.Single(answers, it => it.Code is HttpStatusCode.Created);
            Assert.All(answers, it => Assert.Contains(it.Status, new[] { 200, 201, 409 }));
        }

        await host.Database.ExpectConsistent();
    }
}
