using System.Net;
using System.Net.Http.Json;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Api.Tests.Deals;

public class SelfRegistrationTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_customer_with_a_key_of_the_partners_own_is_refused_and_nothing_is_stored()
    {
        var own = Registration.NewCustomer();
        var partner = await host.AddPartner(keys: new StrongKey(KeyKind.Domain, own));
        var rows = await host.Rows();

        Assert.Equal("ownOrganisation", (await partner.Register($"shop.{own}")).Expect(HttpStatusCode.Forbidden).Problem);
        Assert.Equal(
            "ownOrganisation",
            (await partner.Post("/v1/deals/check", Registration.Of(own))).Expect(HttpStatusCode.Forbidden).Problem);
        var me = (await partner.Get("/v1/me")).Json.GetProperty("partner").GetProperty("id").GetString();
        var onBehalf = DealActions.Json(own);
        onBehalf["partner"] = me;
        Assert.Equal(
            "ownOrganisation", (await host.ChannelManager.Post("/v1/deals", onBehalf)).Expect(HttpStatusCode.Forbidden).Problem);

        Assert.Equal(rows, await host.Rows());
        // It is nobody else's.
        Assert.Equal("approved", (await host.Gold.Registered(own)).DealStatus);
    }

    [Fact]
    public async Task A_partner_that_may_not_register_is_told_that_first()
    {
        var own = Registration.NewCustomer();
        var partner = await host.AddPartner("registered", keys: new StrongKey(KeyKind.Domain, own));

        Assert.Equal("tierCannotRegister", (await partner.Register(own)).Expect(HttpStatusCode.Forbidden).Problem);
    }

    [Fact]
    public async Task A_repeat_gets_the_same_answer_single_or_batched()
    {
        var own = Registration.NewCustomer();
        var partner = await host.AddPartner(keys: new StrongKey(KeyKind.Domain, own));

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(place =>
            place % 2 == 0
                ? partner.Register(own, key: $"own-{place}")
                : partner.Register(Registration.NewCustomer(), key: $"other-{place}")));

        Assert.Equal(6, answers.Count(it => it.Status == 403 && it.Problem == "ownOrganisation"));
        Assert.Equal(6, answers.Count(it => it.Status == 201));
        IdempotencyAssertions.ExpectRepeat(answers[0], await partner.Register(own, key: "own-0"));
    }

    [Fact]
    public async Task A_customer_that_has_such_a_key_by_confirmation_is_the_partner_too_and_by_an_assertion_is_not()
    {
        var (own, alias) = (Registration.NewCustomer(), $"DE{Random.Shared.Next(100_000_000, 999_999_999)}");
        var partner = await host.AddPartner(keys: new StrongKey(KeyKind.Domain, own));
        var both = DealActions.Json(own);
        both["customer"]!["taxId"] = alias;
        (await host.Gold.Post("/v1/deals", both)).Expect(HttpStatusCode.Created);
        var byAlias = DealActions.Json(Registration.NewCustomer());
        byAlias["customer"]!["taxId"] = alias;
        byAlias["customer"]!.AsObject().Remove("website");
        byAlias["customer"]!["name"] = Registration.NameOf(own);

        await partner.Withdraw((await partner.Post("/v1/deals", byAlias)).Expect(HttpStatusCode.Created).Id);
        await host.Database.Execute($"UPDATE account_keys SET confirmed_at = added_at WHERE value = '{own}'");
        // Other tests of the class leave answers of their own.
        await host.Database.Execute("DELETE FROM idempotency_keys WHERE status = 403");
        var rows = await host.Rows();

        var refused =
            (await partner.Send(HttpMethod.Post, "/v1/deals", JsonContent.Create(byAlias), ("Idempotency-Key", "alias")))
                .Expect(HttpStatusCode.Forbidden);
        Assert.Equal("ownOrganisation", refused.Problem);
        Assert.Equal("ownOrganisation", (await partner.Post("/v1/deals", byAlias)).Expect(HttpStatusCode.Forbidden).Problem);
        Assert.NotEqual(rows, await host.Rows());
        await host.Database.Execute("DELETE FROM idempotency_keys WHERE status = 403");
        Assert.Equal(rows, await host.Rows());
        (await host.Platinum.Post("/v1/deals", byAlias)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_key_of_another_kind_with_the_same_value_is_another()
    {
        var partner = await host.AddPartner(keys: new StrongKey(KeyKind.Duns, "314159265"));
        var customer = DealActions.Json(Registration.NewCustomer());
        customer["customer"]!["taxId"] = "314159265";

        (await partner.Post("/v1/deals", customer)).Expect(HttpStatusCode.Created);
        var withDuns = customer.DeepClone();
        withDuns["customer"]!["duns"] = "31-415-9265";
        Assert.Equal("ownOrganisation", (await partner.Post("/v1/deals", withDuns)).Expect(HttpStatusCode.Forbidden).Problem);
    }
}
