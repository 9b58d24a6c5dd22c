using System.Net;

namespace ChannelProgram.Api.Tests.Deals;

public class WithdrawDealTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    /// <summary>Customers at a time, so that races are with each other and not only with the processor.</summary>
    private const int MaxConcurrency = 4;

    [Fact]
    public async Task Nobody_waits_for_a_line_that_its_holder_withdraws_concurrently()
    {
        await Races(TestRounds.Of(50, longRun: 1000), partnersEach: 2, async (partners, random) =>
        {
            var (holder, rival) = (partners[0], partners[1]);
            var customer = Registration.NewCustomer();
            var held = (await holder.Register(customer)).Expect(HttpStatusCode.Created);

            var (withdrawn, registered) = await Both(() => Withdraw(holder, held), () => rival.Register(customer), random);

            Assert.Equal("withdrawn", withdrawn.Expect(HttpStatusCode.OK).DealStatus);
            await ExpectHeldOrOffered(rival, registered);
        });
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Nobody_waits_for_a_line_withdrawn_concurrently_under_another_key()
    {
        await Races(TestRounds.Of(25, longRun: 500), partnersEach: 2, async (partners, random) =>
        {
            var (holder, rival) = (partners[0], partners[1]);
            var customer = CustomerKeys.New();
            var (mine, theirs) = (customer with { Website = null, Duns = null }, customer with { TaxId = null });
            // One that names all of them makes them the keys of one customer.
            (await holder.Post("/v1/deals", customer.ToRegistration(["support"]))).Expect(HttpStatusCode.Created);
            var held = (await holder.Post("/v1/deals", mine.ToRegistration(["analytics"]))).Expect(HttpStatusCode.Created);

            var (withdrawn, registered) = await Both(
                () => Withdraw(holder, held), () => rival.Post("/v1/deals", theirs.ToRegistration(["analytics"])), random);

            withdrawn.Expect(HttpStatusCode.OK);
            await ExpectHeldOrOffered(rival, registered);
        });
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task With_concurrent_registrations_and_withdrawals_the_line_is_offered_to_the_longest_waiting_deal()
    {
        await Races(TestRounds.Of(3, longRun: 50), partnersEach: 12, async (partners, random) =>
        {
            var customer = Registration.NewCustomer();
            var deals = new List<Answer>();
            foreach (var partner in partners.Take(8))
                deals.Add((await partner.Register(customer)).Expect(HttpStatusCode.Created));
            // The holder goes in any case, and of those who wait some.
            var leaving = deals.Select((_, place) => place == 0 || random.Next(2) == 0).ToArray();

            var left = deals.Where((_, place) => leaving[place]).Select(it => Withdraw(partners[deals.IndexOf(it)], it));
            var came = partners.Skip(8).Select(it => it.Register(customer));
            var answers = await Task.WhenAll(left.Concat(came));

            Assert.All(answers, it => Assert.InRange(it.Status, 200, 201));
            var stayed = Array.IndexOf(leaving, false);
            for (var i = 0; i < deals.Count; i++)
                Assert.Equal(
                    leaving[i] ? ("withdrawn", "analytics released")
                        : ("waitlisted", i == stayed ? "analytics offered" : "analytics waitlisted"),
                    await Read(partners[i], deals[i]));
            if (stayed >= 0)
                Assert.Equal(
                    "approved", (await partners[stayed].AcceptOffer(deals[stayed].Id)).Expect(HttpStatusCode.OK).DealStatus);
        });
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Approval_and_withdrawal_at_once_happen_one_after_the_other()
    {
        var staff = host.ChannelManager;
        await Races(TestRounds.Of(15, longRun: 300), partnersEach: 2, async (partners, random) =>
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
                ("statusForbids", "withdrawn"),
                (approved.Expect(HttpStatusCode.Conflict).Problem, approved.String("currentStatus")));
            Assert.Equal("withdrawn", (await Read(silver, deal)).Status);
            Assert.Equal(("waitlisted", "analytics offered"), await Read(rival, waiting));
            await rival.AcceptOffer(waiting.Id);
            Assert.Equal(("submitted", "analytics held"), await Read(rival, waiting));
        }, "silver");
        await host.Database.ExpectConsistent();
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
        await host.Database.ExpectConsistent();
    }

    /// <summary>So many rounds, some at a time, each of these with partners of its own.</summary>
    private async Task Races(int rounds, int partnersEach, Func<IReadOnlyList<Api>, Random, Task> round, string tier = "gold")
    {
        var next = 0;
        var lanes = new List<IReadOnlyList<Api>>();
        for (var i = 0; i < MaxConcurrency; i++) lanes.Add(await host.AddPartners(partnersEach, tier));
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

    /// <summary>It came after the line was free and has it, or before and was offered it.</summary>
    private static async Task ExpectHeldOrOffered(Api partner, Answer registered)
    {
        var came = registered.Expect(HttpStatusCode.Created).DealStatus;
        Assert.Contains(came, (string[])["approved", "waitlisted"]);
        Assert.Equal(
            came == "approved" ? ("approved", "analytics held") : ("waitlisted", "analytics offered"),
            await Read(partner, registered));
        if (came == "waitlisted") (await partner.AcceptOffer(registered.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("approved", "analytics held"), await Read(partner, registered));
    }

    private static async Task<(string Status, string Lines)> Read(Api partner, Answer deal)
    {
        var read = (await partner.Get($"/v1/deals/{deal.Id}")).Expect(HttpStatusCode.OK);
        return (read.DealStatus, read.Lines);
    }
}
