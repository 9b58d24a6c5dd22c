using System.Net;
using ChannelProgram.Api.Tests.Accounts;

namespace ChannelProgram.Api.Tests.Deals;

public class ExternalIdTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private static readonly TimeSpan Protection = TimeSpan.FromDays(30);

    private readonly string _id = $"crm-{Guid.NewGuid():N}";

    [Fact]
    public async Task It_is_free_again_once_its_deal_was_rejected()
    {
        var silver = await host.AddPartner("silver");
        var deal = (await silver.Register(Registration.NewCustomer(), externalId: _id)).Expect(HttpStatusCode.Created);
        (await host.ChannelManager.Reject(deal.Id, "other")).Expect(HttpStatusCode.OK);

        (await silver.Register(Registration.NewCustomer(), externalId: _id)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task It_is_free_again_once_its_deal_has_ended_by_the_clock_with_no_job_run()
    {
        var customer = Registration.NewCustomer();
        var deal = (await host.Gold.Register(customer, externalId: _id)).Expect(HttpStatusCode.Created);
        host.Clock.Now += Protection - TimeSpan.FromMicroseconds(1);
        Assert.Equal("externalIdInUse", await Refused("/v1/deals"));
        Assert.Equal("externalIdInUse", await Refused("/v1/deals/check"));

        host.Clock.Now += TimeSpan.FromMicroseconds(1);
        (await host.Gold.Post("/v1/deals/check", Registration.Of(Registration.NewCustomer(), externalId: _id)))
            .Expect(HttpStatusCode.OK);
        var next = (await host.Gold.Register(Registration.NewCustomer(), externalId: _id)).Expect(HttpStatusCode.Created);
        Assert.Equal([next.Id, deal.Id], await host.Gold.Listed($"externalId={_id}"));
        var ended = await host.Gold.Deal(deal.Id);
        Assert.Equal(("expired", _id), (ended.DealStatus, ended.String("externalId")));
        Assert.Equal("externalIdInUse", await Refused("/v1/deals"));

        Assert.Equal("approved", (await host.Platinum.Registered(customer)).DealStatus);
        Assert.Equal("externalIdInUse", await Refused("/v1/deals"));
        await host.Database.ExpectConsistent();

        async Task<string?> Refused(string path) =>
            (await host.Gold.Post(path, Registration.Of(Registration.NewCustomer(), externalId: _id)))
                .Expect(HttpStatusCode.Conflict).Problem;
    }

    [Fact]
    public async Task A_deal_that_still_waits_for_a_line_keeps_it_when_its_protection_ends()
    {
        var customer = Registration.NewCustomer();
        (await host.Platinum.Register(customer, ["platform"], amount: "900000.00")).Expect(HttpStatusCode.Created);
        var deal = (await host.Gold.Register(customer, ["analytics", "platform"], externalId: _id))
            .Expect(HttpStatusCode.Created);
        (await host.ChannelManager.Approve(deal.Id)).Expect(HttpStatusCode.OK);
        host.Clock.Now += Protection;

        Assert.Equal("waitlisted", (await host.Gold.Deal(deal.Id)).DealStatus);
        var refused = await host.Gold.Register(Registration.NewCustomer(), externalId: _id);
        Assert.Equal("externalIdInUse", refused.Expect(HttpStatusCode.Conflict).Problem);
    }

    [Fact]
    public async Task Of_many_that_want_the_id_of_an_expired_deal_one_gets_it()
    {
        (await host.Gold.Register(Registration.NewCustomer(), externalId: _id)).Expect(HttpStatusCode.Created);
        host.Clock.Now += Protection;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            host.Gold.Register(Registration.NewCustomer(), externalId: _id)));
        Assert.Single(answers, it => it.Code == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(it => it.Status == 409 && it.Problem == "externalIdInUse"));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_changed_deal_may_take_the_id_of_one_that_has_ended_and_no_other()
    {
        var expired = (await host.Gold.Register(Registration.NewCustomer(), externalId: _id)).Expect(HttpStatusCode.Created);
        host.Clock.Now += Protection;
        var deal = await host.Gold.Registered(Registration.NewCustomer());

        (await host.Gold.Change(deal.Id, $$"""{"externalId":"{{_id}}"}""")).Expect(HttpStatusCode.OK);
        var refused = await host.Gold.Register(Registration.NewCustomer(), externalId: _id);
        Assert.Equal("externalIdInUse", refused.Expect(HttpStatusCode.Conflict).Problem);
        (await host.Gold.Change(deal.Id, """{"externalId":null}""")).Expect(HttpStatusCode.OK);
        (await host.Gold.Register(Registration.NewCustomer(), externalId: _id)).Expect(HttpStatusCode.Created);
        Assert.Equal(_id, (await host.Gold.Deal(expired.Id)).String("externalId"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deal_that_an_undone_merge_had_ended_has_its_id_again_unless_it_is_taken(bool isTaken)
    {
        var (first, second) = (Registration.NewCustomer(), Registration.NewCustomer());
        var kept = await host.Gold.Registered(first);
        host.Clock.Now += TimeSpan.FromSeconds(1);
        var ended = (await host.Gold.Register(second, externalId: _id)).Expect(HttpStatusCode.Created);
        var (survivor, absorbed) = (await host.AccountOf(kept), await host.AccountOf(ended));
        await Merging("merge");
        Assert.Equal("rejected", (await host.Gold.Deal(ended.Id)).DealStatus);
        if (isTaken) (await host.Gold.Register(Registration.NewCustomer(), externalId: _id)).Expect(HttpStatusCode.Created);

        await Merging("unmerge");
        Assert.Equal("approved", (await host.Gold.Deal(ended.Id)).DealStatus);
        var refused = await host.Gold.Register(Registration.NewCustomer(), externalId: _id);
        Assert.Equal("externalIdInUse", refused.Expect(HttpStatusCode.Conflict).Problem);

        async Task Merging(string action) =>
            (await host.ChannelManager.Post($"/v1/accounts/{survivor}/{action}", new { account = absorbed }))
                .Expect(HttpStatusCode.OK);
    }
}
