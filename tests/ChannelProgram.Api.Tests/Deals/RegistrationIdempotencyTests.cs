using System.Net;
using static ChannelProgram.Api.Tests.Deals.IdempotencyAssertions;

namespace ChannelProgram.Api.Tests.Deals;

public class RegistrationIdempotencyTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task Another_body_or_query_under_the_same_key_is_refused_and_changes_nothing()
    {
        var (key, customer) = (NewKey(), Registration.NewCustomer());
        var first = (await host.Gold.Register(customer, key: key)).Expect(HttpStatusCode.Created);

        var other = await host.Gold.Register(customer, ["platform"], key: key);
        var asked = await host.Gold.Post("/v1/deals?x=1", Registration.Of(customer), key);

        Assert.All((Answer[])[other, asked], it =>
        {
            Assert.Equal("keyReused", it.Expect(HttpStatusCode.UnprocessableEntity).Problem);
            Assert.False(IsReplayed(it));
        });
        ExpectRepeat(first, await host.Gold.Register(customer, key: key));
        Assert.Equal(1L, await DealsOf(customer));
    }

    [Fact]
    public async Task A_key_is_its_callers_own()
    {
        var (key, customer) = (NewKey(), Registration.NewCustomer());

        var mine = (await host.Gold.Register(customer, key: key)).Expect(HttpStatusCode.Created);
        var theirs = (await host.Platinum.Register(customer, key: key)).Expect(HttpStatusCode.Created);

        Assert.False(IsReplayed(theirs));
        Assert.NotEqual(mine.Id, theirs.Id);
    }

    [Fact]
    public async Task A_refusal_by_state_is_kept_though_the_state_has_changed_since()
    {
        var (gold, customer, key) = (await host.AddPartner(), Registration.NewCustomer(), NewKey());
        var own = await gold.Register(customer);
        var refused = await gold.Register(customer, key: key);
        Assert.Equal("alreadyRegistered", refused.Expect(HttpStatusCode.Conflict).Problem);

        (await gold.Post($"/v1/deals/{own.Id}/withdraw")).Expect(HttpStatusCode.OK);

        ExpectRepeat(refused, await gold.Register(customer, key: key));
        (await gold.Register(customer, key: NewKey())).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_refusal_by_eligibility_is_kept_though_the_tier_has_changed_since()
    {
        var (partner, customer, key) = (await host.AddPartner("registered"), Registration.NewCustomer(), NewKey());
        var refused = await partner.Register(customer, key: key);
        Assert.Equal("tierCannotRegister", refused.Expect(HttpStatusCode.Forbidden).Problem);

        await host.Database.Execute("UPDATE partners SET tier = 'gold' WHERE tier = 'registered'");

        ExpectRepeat(refused, await partner.Register(customer, key: key));
        (await partner.Register(customer, key: NewKey())).Expect(HttpStatusCode.Created);
        Assert.Equal(1L, await DealsOf(customer));
    }

    [Fact]
    public async Task An_invalid_or_forbidden_request_uses_up_no_key()
    {
        var (key, customer) = (NewKey(), Registration.NewCustomer());

        (await host.Gold.Register(customer, amount: "1e400", key: key)).Expect(HttpStatusCode.BadRequest);
        (await host.Gold.PostText("/v1/deals", "{", ("Idempotency-Key", key))).Expect(HttpStatusCode.BadRequest);
        (await host.Gold.WithScope("deals.read").Register(customer, key: key)).Expect(HttpStatusCode.Forbidden);

        var first = await host.Gold.Register(customer, key: key);
        Assert.False(IsReplayed(first.Expect(HttpStatusCode.Created)));
        ExpectRepeat(first, await host.Gold.Register(customer, key: key));
    }

    [Fact]
    public async Task An_action_is_repeated_by_its_key_too()
    {
        var deal = await host.Gold.Register(Registration.NewCustomer());
        var other = await host.Gold.Register(Registration.NewCustomer());
        var key = NewKey();

        var first = (await host.Gold.Post($"/v1/deals/{deal.Id}/withdraw", key: key)).Expect(HttpStatusCode.OK);

        ExpectRepeat(first, await host.Gold.Post($"/v1/deals/{deal.Id}/withdraw", key: key));
        Assert.Equal(
            "statusForbids", (await host.Gold.Post($"/v1/deals/{deal.Id}/withdraw")).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(other.Id, (await host.Gold.Post($"/v1/deals/{other.Id}/withdraw", key: key)).Expect(HttpStatusCode.OK).Id);
    }

    [Fact]
    public async Task Another_node_replays_the_answer_of_the_first()
    {
        await using var another = host.Another();
        another.StartServer();
        var (key, customer) = (NewKey(), Registration.NewCustomer());

        var first = (await host.Gold.Register(customer, key: key)).Expect(HttpStatusCode.Created);

        ExpectRepeat(first, await host.Gold.At(another.Address).Register(customer, key: key));
        Assert.Equal(1L, await DealsOf(customer));
    }

    private Task<long> DealsOf(string website) =>
        host.Database.Query<long>($"SELECT count(*) FROM deals WHERE customer_website = '{website}'");
}
