using System.Net;
using System.Text.Json;

namespace ChannelProgram.Api.Tests.Deals;

public class WaitlistTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task Lines_are_offered_in_waitlist_order_and_withdrawn_deals_are_skipped()
    {
        var partners = await host.AddPartners(4);
        var customer = Registration.NewCustomer();
        var deals = new List<Answer>();
        foreach (var partner in partners) deals.Add(await partner.Register(customer));

        await Withdraw(partners[0], deals[0]);
        Assert.Equal(
            ["analytics released", "analytics offered", "analytics waitlisted", "analytics waitlisted"],
            await Lines(partners, deals));
        await Accept(partners[1], deals[1]);
        Assert.Equal(["withdrawn", "approved", "waitlisted", "waitlisted"], await Statuses(partners, deals));
        await Withdraw(partners[2], deals[2]);
        Assert.Equal(["withdrawn", "approved", "withdrawn", "waitlisted"], await Statuses(partners, deals));
        await Withdraw(partners[1], deals[1]);
        Assert.Equal("analytics offered", (await Lines(partners, deals))[^1]);
        await Accept(partners[3], deals[3]);
        Assert.Equal(["withdrawn", "withdrawn", "withdrawn", "approved"], await Statuses(partners, deals));
        Assert.Equal("waitlisted", (await partners[0].Register(customer)).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Each_line_of_a_deal_is_offered_to_the_next_on_its_waitlist()
    {
        var partners = await host.AddPartners(4);
        var customer = Registration.NewCustomer();
        Answer[] deals =
        [
            await partners[0].Register(customer, ["analytics", "platform", "support"]),
            await partners[1].Register(customer, ["analytics"]),
            await partners[2].Register(customer, ["support", "analytics", "platform"]),
            await partners[3].Register(customer, ["platform", "support"]),
        ];

        await Withdraw(partners[0], deals[0]);
        Assert.Equal(("waitlisted", "analytics offered"), await Read(partners[1], deals[1]));
        Assert.Equal(
            ("waitlisted", "analytics waitlisted, platform offered, support offered"), await Read(partners[2], deals[2]));
        Assert.Equal(("waitlisted", "platform waitlisted, support waitlisted"), await Read(partners[3], deals[3]));
        await Accept(partners[1], deals[1]);
        await Accept(partners[2], deals[2]);
        Assert.Equal(("approved", "analytics held"), await Read(partners[1], deals[1]));
        Assert.Equal(("approved", "analytics waitlisted, platform held, support held"), await Read(partners[2], deals[2]));

        await Withdraw(partners[1], deals[1]);
        Assert.Equal(("approved", "analytics offered, platform held, support held"), await Read(partners[2], deals[2]));
        await Accept(partners[2], deals[2]);
        Assert.Equal(("approved", "analytics held, platform held, support held"), await Read(partners[2], deals[2]));

        await Withdraw(partners[2], deals[2]);
        Assert.Equal(("waitlisted", "platform offered, support offered"), await Read(partners[3], deals[3]));
        await Accept(partners[3], deals[3]);
        Assert.Equal(("approved", "platform held, support held"), await Read(partners[3], deals[3]));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task An_accepted_line_has_its_own_thirty_days()
    {
        var partners = await host.AddPartners(2);
        var customer = Registration.NewCustomer();
        var holder = await partners[0].Register(customer);
        var waiter = await partners[1].Register(customer, ["analytics", "platform"]);
        await host.ChannelManager.Post($"/v1/deals/{waiter.Id}/approve");

        host.Clock.Now += TimeSpan.FromHours(3);
        await Withdraw(partners[0], holder);
        host.Clock.Now += TimeSpan.FromHours(2);
        await Accept(partners[1], waiter);

        var lines = (await partners[1].Get($"/v1/deals/{waiter.Id}")).Json.GetProperty("products");
        var (later, first) = (lines[0].GetProperty("protection"), lines[1].GetProperty("protection"));
        Assert.Equal(TimeSpan.FromHours(5), At(later, "from") - At(first, "from"));
        Assert.Equal(TimeSpan.FromHours(5), At(later, "until") - At(first, "until"));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task An_accepted_offer_in_a_tier_without_automatic_approval_waits_for_staff()
    {
        var (gold, silver) = (await host.AddPartner(), await host.AddPartner("silver"));
        var customer = Registration.NewCustomer();
        var (held, waiting) = (await gold.Register(customer), await silver.Register(customer));
        Assert.Equal("waitlisted", waiting.DealStatus);

        await Withdraw(gold, held);
        var offered = await silver.Get($"/v1/deals/{waiting.Id}");
        Assert.Equal(
            ("waitlisted", "analytics offered", true), (offered.DealStatus, offered.Lines, offered.IsNull("decisionDueBy")));
        host.Clock.Now += TimeSpan.FromHours(1);
        var accepted = await Accept(silver, waiting);
        Assert.Equal(("submitted", "analytics held"), (accepted.DealStatus, accepted.Lines));
        Assert.Equal(host.Clock.Now.AddDays(2), At(accepted.Json, "decisionDueBy"));

        var approved = (await host.ChannelManager.Post($"/v1/deals/{waiting.Id}/approve")).Expect(HttpStatusCode.OK);
        Assert.Equal("approved", approved.DealStatus);
        Assert.Equal(host.Clock.Now, At(approved.Json.GetProperty("protection"), "from"));
        await host.Database.ExpectConsistent();
    }

    private static Task<Answer> Withdraw(Api partner, Answer deal) => partner.Post($"/v1/deals/{deal.Id}/withdraw");

    private static async Task<(string Status, string Lines)> Read(Api partner, Answer deal)
    {
        var read = (await partner.Get($"/v1/deals/{deal.Id}")).Expect(HttpStatusCode.OK);
        return (read.DealStatus, read.Lines);
    }

    private static async Task<Answer> Accept(Api partner, Answer deal) =>
        (await partner.AcceptOffer(deal.Id)).Expect(HttpStatusCode.OK);

    private static async Task<IReadOnlyList<string>> Lines(IReadOnlyList<Api> partners, List<Answer> deals)
    {
        var lines = new List<string>();
        for (var i = 0; i < deals.Count; i++) lines.Add((await Read(partners[i], deals[i])).Lines);
        return lines;
    }

    private static async Task<IEnumerable<string>> Statuses(IReadOnlyList<Api> partners, List<Answer> deals)
    {
        var statuses = new List<string>();
        for (var i = 0; i < deals.Count; i++) statuses.Add((await Read(partners[i], deals[i])).Status);
        return statuses;
    }

    private static DateTimeOffset At(JsonElement of, string member) => of.GetProperty(member).GetDateTimeOffset();
}
