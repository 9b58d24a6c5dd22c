using System.Net;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>Deals that staff leaves waiting; the clock begins on a Monday morning.</summary>
public class ReviewDeadlineTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_small_deal_in_review_for_its_tier_alone_is_approved_automatically_once()
    {
        var deal = await host.Silver.Registered(Registration.NewCustomer());
        host.Clock.Now += TimeSpan.FromDays(7);
        var read = await host.Silver.Deal(deal.Id);
        Assert.Equal("submitted", read.DealStatus);

        await host.RunJobs();
        var approved = await host.Silver.Deal(deal.Id);
        host.Clock.Now += TimeSpan.FromHours(1);
        await host.RunJobs();

        Assert.Equal(("approved", host.Clock.Now.AddHours(-1)), (approved.DealStatus, approved.Instant("protection.from")));
        Assert.Equal(approved.Text, (await host.Silver.Deal(deal.Id)).Text);
        Assert.Equal(["deal.submitted", "deal.approved"], await host.Silver.EventTypes(deal.Id));
        Assert.Equal((null, "unanswered"), (await Because(host.Silver, deal.Id), await Because(host.ChannelManager, deal.Id)));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Any_other_deal_is_rejected_after_twenty_business_days_and_its_line_offered()
    {
        var (partner, other, customer) = (await host.AddPartner(), await host.AddPartner("platinum"), Registration.NewCustomer());
        var deal = (await partner.Register(customer, amount: "60000.00")).Expect(HttpStatusCode.Created);
        var next = await other.Registered(customer);

        host.Clock.Now += TimeSpan.FromDays(28) - TimeSpan.FromSeconds(1);
        await host.RunJobs();
        Assert.Equal("submitted", (await partner.Deal(deal.Id)).DealStatus);
        host.Clock.Now += TimeSpan.FromSeconds(1);
        await host.RunJobs();

        var rejected = await partner.Deal(deal.Id);
        Assert.Equal(("rejected", "notQualified"), (rejected.DealStatus, rejected.String("reason")));
        Assert.Equal("undecided", await Because(host.ChannelManager, deal.Id));
        Assert.Equal("analytics offered", (await other.Deal(next.Id)).Lines);
        Assert.Equal("approved", (await other.AcceptOffer(next.Id)).Expect(HttpStatusCode.OK).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task An_overdue_review_is_escalated_and_audited_but_invisible_to_the_partner()
    {
        var deal = await host.Silver.Registered(Registration.NewCustomer());
        var read = await host.Silver.Deal(deal.Id);

        host.Clock.Now += TimeSpan.FromDays(2);
        await host.RunJobs();
        await host.RunJobs();

        var again = await host.Silver.Deal(deal.Id);
        Assert.Equal((read.Text, read.ETag), (again.Text, again.ETag));
        Assert.Equal(["deal.submitted"], await host.Silver.EventTypes(deal.Id));
        Assert.Equal(1, await host.Database.Query<long>(
            $"SELECT count(*) FROM audit WHERE subject = '{deal.Id}' AND action = 'review.escalated' AND actor_kind = "
            + $"'program'"));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task One_that_fails_does_not_block_others_and_is_retried()
    {
        var (first, second) = (
            await host.Silver.Registered(Registration.NewCustomer()), await host.Silver.Registered(Registration.NewCustomer()));
        await host.Database.Execute(
            $"ALTER TABLE deals ADD CONSTRAINT stuck CHECK (id <> '{first.Id}' OR status = 'Submitted')");
        host.Clock.Now += TimeSpan.FromDays(7);

        await Assert.ThrowsAsync<ItemsFailedException>(host.RunJobs);
        Assert.Equal(
            ("submitted", "approved"),
            ((await host.Silver.Deal(first.Id)).DealStatus, (await host.Silver.Deal(second.Id)).DealStatus));
        await host.Database.Execute("ALTER TABLE deals DROP CONSTRAINT stuck");
        await host.RunJobs();

        Assert.Equal("approved", (await host.Silver.Deal(first.Id)).DealStatus);
    }

    [Fact]
    public async Task A_concurrent_decision_of_staff_and_the_job_has_one_outcome()
    {
        for (var round = 0; round < 5; round++)
        {
            var deal = await host.Silver.Registered(Registration.NewCustomer());
            host.Clock.Now += TimeSpan.FromDays(7);

            var both = (Rejected: host.ChannelManager.Reject(deal.Id, "other"), RanJobs: host.RunJobs());
            await both.RanJobs;
            var rejected = await both.Rejected;

            Assert.Equal(rejected.Status == 200 ? "rejected" : "approved", (await host.Silver.Deal(deal.Id)).DealStatus);
        }

        await host.Database.ExpectConsistent();
    }

    /// <summary>Why the program decided the last, as this caller reads the timeline.</summary>
    private static async Task<string?> Because(Api caller, string deal) =>
        (await caller.Get($"/v1/deals/{deal}/timeline")).Expect(HttpStatusCode.OK).Json.GetProperty("items")[0]
            .GetProperty("data")
            .TryGetProperty("because", out var because) ? because.GetString() : null;
}
