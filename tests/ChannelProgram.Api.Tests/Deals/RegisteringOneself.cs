using System.Net;
using ChannelProgram.Domain.Accounts;

namespace ChannelProgram.Api.Tests.Deals;

public class RegisteringOneself(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_customer_with_a_key_of_the_partners_own_is_refused_and_nothing_is_stored()
    {
        var own = Registration.NewCustomer();
        var partner = await host.AddPartner(keys: new StrongKey(KeyKind.Domain, own));
        var rows = await host.Rows();

        Assert.Equal("ownOrganisation", (await partner.Register($"shop.{own}")).Expect(HttpStatusCode.Forbidden).Problem);
        Assert.Equal("ownOrganisation", (await partner.Post("/v1/deals/check", Registration.Of(own))).Expect(HttpStatusCode.Forbidden).Problem);
        var me = (await partner.Get("/v1/me")).Json.GetProperty("partner").GetProperty("id").GetString();
        var onBehalf = DealActions.Json(own);
        onBehalf["partner"] = me;
        Assert.Equal("ownOrganisation", (await host.ChannelManager.Post("/v1/deals", onBehalf)).Expect(HttpStatusCode.Forbidden).Problem);

        Assert.Equal(rows, await host.Rows());
        // It is nobody else's.
        Assert.Equal("approved", (await host.Gold.Registered(own)).DealStatus);
    }

    [Fact]
    public async Task Who_may_not_register_at_all_is_told_that_first()
    {
        var own = Registration.NewCustomer();
        var partner = await host.AddPartner("registered", keys: new StrongKey(KeyKind.Domain, own));

        Assert.Equal("tierCannotRegister", (await partner.Register(own)).Expect(HttpStatusCode.Forbidden).Problem);
    }

    [Fact]
    public async Task Repeated_with_its_key_it_is_the_same_answer_alone_and_in_company()
    {
        var own = Registration.NewCustomer();
        var partner = await host.AddPartner(keys: new StrongKey(KeyKind.Domain, own));

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(place =>
            place % 2 == 0 ? partner.Register(own, key: $"own-{place}") : partner.Register(Registration.NewCustomer(), key: $"other-{place}")));

        Assert.Equal(6, answers.Count(it => it.Status == 403 && it.Problem == "ownOrganisation"));
        Assert.Equal(6, answers.Count(it => it.Status == 201));
        Repeats.ExpectRepeat(answers[0], await partner.Register(own, key: "own-0"));
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
