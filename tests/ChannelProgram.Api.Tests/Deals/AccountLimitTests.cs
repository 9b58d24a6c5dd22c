using System.Net;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>A Gold partner has 50,000 USD without a person on one customer, over 90 days.</summary>
public class AccountLimitTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task Open_deals_of_the_customer_count_together_and_ended_ones_do_not()
    {
        var (partner, customer) = (await host.AddPartner(), Registration.NewCustomer());
        var first = (await partner.Register(customer, ["analytics"], "30000.00")).Expect(HttpStatusCode.Created);

        Assert.Equal("approved", (await partner.Register(customer, ["platform"], "20000.00")).DealStatus);
        var above = await partner.Register(customer, ["support"], "0.01");
        Assert.Equal("submitted", above.DealStatus);
        await partner.Withdraw(above.Id);

        await partner.Withdraw(first.Id);
        Assert.Equal("approved", (await partner.Register(customer, ["support"], "30000.00")).DealStatus);
    }

    [Fact]
    public async Task Deals_of_other_partners_and_of_other_customers_do_not_count()
    {
        var (partner, other, customer) = (await host.AddPartner(), await host.AddPartner(), Registration.NewCustomer());
        await other.Register(customer, ["analytics"], "50000.00");
        await partner.Register(Registration.NewCustomer(), ["analytics"], "50000.00");

        Assert.Equal("approved", (await partner.Register(customer, ["platform"], "50000.00")).DealStatus);
    }

    [Fact]
    public async Task Waitlisted_deals_count_and_expired_ones_do_not_even_before_the_job_ran()
    {
        var (partner, customer) = (await host.AddPartner(), Registration.NewCustomer());
        await host.Platinum.Registered(customer, "analytics");
        await partner.Register(customer, ["analytics"], "30000.00");
        await partner.Register(customer, ["platform"], "20000.00");
        Assert.Equal("submitted", (await partner.Register(customer, ["support"], "10000.00")).DealStatus);

        var (alone, elsewhere) = (await host.AddPartner(), Registration.NewCustomer());
        await alone.Register(elsewhere, ["analytics"], "50000.00");
        host.Clock.Now += TimeSpan.FromDays(30);
        Assert.Equal("approved", (await alone.Register(elsewhere, ["platform"], "50000.00")).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_waitlisted_deal_counts_for_ninety_days()
    {
        var (partner, customer) = (await host.AddPartner(), Registration.NewCustomer());
        var holder = await host.Platinum.Registered(customer, "analytics");
        await partner.Register(customer, ["analytics"], "50000.00");
        for (var month = 0; month < 3; month++)
        {
            // Held on, so that the other goes on waiting.
            host.Clock.Now += TimeSpan.FromDays(30);
            var (from, until) = (host.Clock.Now, host.Clock.Now.AddDays(30));
            await host.Database.Execute(
                $"UPDATE claims SET protected_until = '{until:O}', protected_from = '{from:O}' WHERE deal = '{holder.Id}'");
            await host.Database.Execute($"UPDATE deals SET protected_until = '{until:O}' WHERE id = '{holder.Id}'");
        }

        Assert.Equal("approved", (await partner.Register(customer, ["platform"], "50000.00")).DealStatus);
    }

    [Fact]
    public async Task Totals_are_the_same_for_single_and_batched_registrations()
    {
        var partners = await host.AddPartners(6);
        var customers = partners.Select(_ => Registration.NewCustomer()).ToList();
        await Task.WhenAll(
            partners.Select((it, place) => it.Register(customers[place], ["analytics"], "30000.00", key: $"first-{place}")));

        var answers = await Task.WhenAll(partners.Select((it, place) =>
            it.Register(customers[place], ["platform"], place % 2 == 0 ? "20000.00" : "20000.01", key: $"second-{place}")));

        Assert.Equal(
            answers.Select((_, place) => place % 2 == 0 ? "approved" : "submitted"), answers.Select(it => it.DealStatus));
    }

    [Fact]
    public async Task An_accepted_line_counts_what_its_partner_has_open_by_then()
    {
        var (partner, customer) = (await host.AddPartner(), Registration.NewCustomer());
        var held = await host.Platinum.Registered(customer, "analytics", "platform");
        var first = await partner.Register(customer, ["analytics"], "30000.00");
        var second = await partner.Register(customer, ["platform"], "30000.00");

        await host.Platinum.Withdraw(held.Id);

        Assert.Equal(
            ["submitted", "submitted"],
            [(await partner.AcceptOffer(first.Id)).DealStatus, (await partner.AcceptOffer(second.Id)).DealStatus]);
        await host.Database.ExpectConsistent();
    }
}
