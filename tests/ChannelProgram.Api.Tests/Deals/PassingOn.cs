using System.Net;
using System.Text.Json;

namespace ChannelProgram.Api.Tests.Deals;

public class PassingOn(ChannelHost host) : IClassFixture<ChannelHost>
{
    /// <summary>Customers at a time, so that races are with each other and not only with the processor.</summary>
    private const int AtOnce = 4;

    [Fact]
    public async Task Nobody_waits_for_a_line_that_its_holder_gives_up_at_the_same_moment()
    {
        await Races(Long.Or(200, inLongRuns: 1000), partnersEach: 2, async (partners, random) =>
        {
            var (holder, rival) = (partners[0], partners[1]);
            var customer = Registration.NewCustomer();
            var held = (await holder.Register(customer)).Expect(HttpStatusCode.Created);

            var (withdrawn, registered) = await Both(
                () => Withdraw(holder, held), () => rival.Register(customer), random);

            Assert.Equal("withdrawn", withdrawn.Expect(HttpStatusCode.OK).DealStatus);
            Assert.Contains(registered.Expect(HttpStatusCode.Created).DealStatus, (string[])["approved", "waitlisted"]);
            Assert.Equal(("approved", "analytics held"), await Read(rival, registered));
        });
        await host.Database.ExpectSound();
    }

    [Fact]
    public async Task Whoever_comes_and_goes_at_once_the_longest_waiter_of_the_rest_holds()
    {
        await Races(Long.Or(10, inLongRuns: 50), partnersEach: 12, async (partners, random) =>
        {
            var customer = Registration.NewCustomer();
            var deals = new List<Answer>();
            foreach (var partner in partners.Take(8)) deals.Add((await partner.Register(customer)).Expect(HttpStatusCode.Created));
            // The holder goes in any case, and of those who wait some.
            var leaving = deals.Select((_, place) => place == 0 || random.Next(2) == 0).ToArray();

            var left = deals.Where((_, place) => leaving[place]).Select(it => Withdraw(partners[deals.IndexOf(it)], it));
            var came = partners.Skip(8).Select(it => it.Register(customer));
            var answers = await Task.WhenAll(left.Concat(came));

            Assert.All(answers, it => Assert.InRange(it.Status, 200, 201));
            var stayed = Array.IndexOf(leaving, false);
            for (var i = 0; i < deals.Count; i++)
                Assert.Equal(
                    leaving[i] ? "withdrawn" : i == stayed ? "approved" : "waitlisted", (await Read(partners[i], deals[i])).Status);
        });
        await host.Database.ExpectSound();
    }

    [Fact]
    public async Task Lines_pass_on_in_the_order_of_waiting_and_who_gave_up_is_skipped()
    {
        var partners = await host.AddPartners(4);
        var customer = Registration.NewCustomer();
        var deals = new List<Answer>();
        foreach (var partner in partners) deals.Add(await partner.Register(customer));

        await Withdraw(partners[0], deals[0]);
        Assert.Equal(["withdrawn", "approved", "waitlisted", "waitlisted"], await Statuses(partners, deals));
        await Withdraw(partners[2], deals[2]);
        Assert.Equal(["withdrawn", "approved", "withdrawn", "waitlisted"], await Statuses(partners, deals));
        await Withdraw(partners[1], deals[1]);
        Assert.Equal(["withdrawn", "withdrawn", "withdrawn", "approved"], await Statuses(partners, deals));
        Assert.Equal("waitlisted", (await partners[0].Register(customer)).DealStatus);
        await host.Database.ExpectSound();
    }

    [Fact]
    public async Task Each_line_of_a_deal_goes_to_whom_it_is_due()
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
        Assert.Equal(("approved", "analytics held"), await Read(partners[1], deals[1]));
        Assert.Equal(("approved", "analytics waitlisted, platform held, support held"), await Read(partners[2], deals[2]));
        Assert.Equal(("waitlisted", "platform waitlisted, support waitlisted"), await Read(partners[3], deals[3]));

        await Withdraw(partners[1], deals[1]);
        Assert.Equal(("approved", "analytics held, platform held, support held"), await Read(partners[2], deals[2]));

        await Withdraw(partners[2], deals[2]);
        Assert.Equal(("approved", "platform held, support held"), await Read(partners[3], deals[3]));
        await host.Database.ExpectSound();
    }

    [Fact]
    public async Task A_line_that_comes_later_runs_its_own_thirty_days()
    {
        var partners = await host.AddPartners(2);
        var customer = Registration.NewCustomer();
        var holder = await partners[0].Register(customer);
        var waiter = await partners[1].Register(customer, ["analytics", "platform"]);
        await host.ChannelManager.Post($"/v1/deals/{waiter.Id}/approve");

        host.Clock.Now += TimeSpan.FromHours(3);
        await Withdraw(partners[0], holder);

        var lines = (await partners[1].Get($"/v1/deals/{waiter.Id}")).Json.GetProperty("products");
        var (later, first) = (lines[0].GetProperty("protection"), lines[1].GetProperty("protection"));
        Assert.Equal(TimeSpan.FromHours(3), At(later, "from") - At(first, "from"));
        Assert.Equal(TimeSpan.FromHours(3), At(later, "until") - At(first, "until"));
        await host.Database.ExpectSound();
    }

    [Fact]
    public async Task A_successor_whose_tier_approves_nothing_by_itself_waits_for_staff()
    {
        var (gold, silver) = (await host.AddPartner(), await host.AddPartner("silver"));
        var customer = Registration.NewCustomer();
        var (held, waiting) = (await gold.Register(customer), await silver.Register(customer));
        Assert.Equal("waitlisted", waiting.DealStatus);

        await Withdraw(gold, held);
        var passedOn = await silver.Get($"/v1/deals/{waiting.Id}");
        Assert.Equal(("submitted", "analytics held"), (passedOn.DealStatus, passedOn.Lines));
        Assert.Equal(host.Clock.Now.AddDays(2), At(passedOn.Json, "decisionDueBy"));

        var approved = (await host.ChannelManager.Post($"/v1/deals/{waiting.Id}/approve")).Expect(HttpStatusCode.OK);
        Assert.Equal("approved", approved.DealStatus);
        Assert.Equal(host.Clock.Now, At(approved.Json.GetProperty("protection"), "from"));
        await host.Database.ExpectSound();
    }

    [Fact]
    public async Task Approval_and_withdrawal_at_once_happen_one_after_the_other()
    {
        var staff = host.ChannelManager;
        await Races(Long.Or(60, inLongRuns: 300), partnersEach: 2, async (partners, random) =>
        {
            var (silver, rival) = (partners[0], partners[1]);
            var customer = Registration.NewCustomer();
            var deal = await silver.Register(customer);
            var waiting = await rival.Register(customer);
            Assert.Equal(("submitted", "waitlisted"), (deal.DealStatus, waiting.DealStatus));

            var (approved, withdrawn) = await Both(
                () => staff.Post($"/v1/deals/{deal.Id}/approve"), () => Withdraw(silver, deal), random);

            Assert.Equal("withdrawn", withdrawn.Expect(HttpStatusCode.OK).DealStatus);
            if (approved.Status == 200) Assert.Equal("approved", approved.DealStatus);
            else Assert.Equal(
                ("statusForbids", "withdrawn"), (approved.Expect(HttpStatusCode.Conflict).Problem, approved.String("currentStatus")));
            Assert.Equal("withdrawn", (await Read(silver, deal)).Status);
            Assert.Equal(("submitted", "analytics held"), await Read(rival, waiting));
        }, "silver");
        await host.Database.ExpectSound();
    }

    [Fact]
    public async Task Of_many_approvals_or_withdrawals_at_once_one_counts()
    {
        var (silver, staff) = (await host.AddPartner("silver"), host.ChannelManager);
        var deal = await silver.Register(Registration.NewCustomer());

        var approvals = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => staff.Post($"/v1/deals/{deal.Id}/approve")));
        var withdrawals = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Withdraw(silver, deal)));

        foreach (var answers in (Answer[][])[approvals, withdrawals])
        {
            Assert.Single(answers, it => it.Status == 200);
            Assert.Equal(7, answers.Count(it => it.Status == 409 && it.Problem == "statusForbids"));
        }
        await host.Database.ExpectSound();
    }

    /// <summary>So many rounds, some at a time, each of these with partners of its own.</summary>
    private async Task Races(int rounds, int partnersEach, Func<IReadOnlyList<Api>, Random, Task> round, string tier = "gold")
    {
        var next = 0;
        var lanes = new List<IReadOnlyList<Api>>();
        for (var i = 0; i < AtOnce; i++) lanes.Add(await host.AddPartners(partnersEach, tier));
        await Task.WhenAll(lanes.Select(async partners =>
        {
            for (var place = Interlocked.Increment(ref next); place <= rounds; place = Interlocked.Increment(ref next))
                await round(partners, new Random(place));
        }));
    }

    /// <summary>Starts both within a few milliseconds, either first.</summary>
    private static async Task<(Answer, Answer)> Both(Func<Task<Answer>> one, Func<Task<Answer>> other, Random random)
    {
        var (first, second) = random.Next(2) == 0 ? (one, other) : (other, one);
        var sent = first();
        await Task.Delay(random.Next(6));
        var answers = (await second(), await sent);
        return first == one ? (answers.Item2, answers.Item1) : answers;
    }

    private static Task<Answer> Withdraw(Api partner, Answer deal) => partner.Post($"/v1/deals/{deal.Id}/withdraw");

    private static async Task<(string Status, string Lines)> Read(Api partner, Answer deal)
    {
        var read = (await partner.Get($"/v1/deals/{deal.Id}")).Expect(HttpStatusCode.OK);
        return (read.DealStatus, read.Lines);
    }

    private static async Task<IEnumerable<string>> Statuses(IReadOnlyList<Api> partners, List<Answer> deals)
    {
        var statuses = new List<string>();
        for (var i = 0; i < deals.Count; i++) statuses.Add((await Read(partners[i], deals[i])).Status);
        return statuses;
    }

    private static DateTimeOffset At(JsonElement of, string member) => of.GetProperty(member).GetDateTimeOffset();
}
