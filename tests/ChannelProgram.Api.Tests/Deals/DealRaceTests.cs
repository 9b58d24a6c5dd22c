using System.Net;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>The end of a protection against what its partner does within five milliseconds of it: one of them wins.</summary>
public class DealRaceTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private static readonly int Rounds = TestRounds.Of(6, longRun: 300);

    [Fact]
    public Task An_extension_that_was_acknowledged_is_not_lost_to_the_end_of_the_protection() => AtTheEnd(
        (partner, deal) => partner.Extend(deal.Id),
        async (partner, rival, deal, extended, registered) =>
        {
            if (extended.Status == 200)
            {
                var read = await partner.Deal(deal.Id);
                Assert.Equal(
                    ("approved", "analytics held", deal.Instant("protection.until").AddDays(30)),
                    (read.DealStatus, read.Lines, read.Instant("protection.until")));
                Assert.Equal("waitlisted", registered.DealStatus);
                // Jobs that come late take nothing from it.
                await host.RunJobs();
                Assert.Equal(read.Text, (await partner.Deal(deal.Id)).Text);
            }
            else
            {
                Assert.Equal("expired", extended.Expect(HttpStatusCode.Conflict).String("currentStatus"));
                await ExpectOver(partner, rival, deal, registered);
            }
        });

    [Fact]
    public Task A_withdrawal_or_the_end_of_the_protection_ends_a_deal_and_not_both() => AtTheEnd(
        (partner, deal) => partner.Withdraw(deal.Id),
        async (partner, rival, deal, withdrawn, registered) =>
        {
            var status = (await partner.Deal(deal.Id)).DealStatus;
            if (withdrawn.Status == 200) Assert.Equal("withdrawn", status);
            else Assert.Equal(
                ("expired", "expired"), (status, withdrawn.Expect(HttpStatusCode.Conflict).String("currentStatus")));
            Assert.Equal(
                status == "withdrawn" ? "deal.withdrawn" : "deal.expired", (await partner.EventTypes(deal.Id))[^1]);
            await ExpectFreeFor(rival, registered);
        });

    [Fact]
    public Task A_win_holds_the_line_or_another_has_it_and_not_both() => AtTheEnd(
        (partner, deal) => partner.Win(deal.Id),
        async (partner, rival, deal, won, registered) =>
        {
            won.Expect(HttpStatusCode.OK);
            var read = await partner.Deal(deal.Id);
            Assert.Equal("winReported", read.DealStatus);
            Assert.Equal(won.Lines, read.Lines);
            var other = (await rival.Deal(registered.Id)).Lines;
            if (read.Lines == "analytics held") Assert.Equal("analytics waitlisted", other);
            else
                // It came after the end and has the line, or before and was offered it when the late order was reported.
                Assert.Equal(
                    ("analytics released", registered.DealStatus == "approved" ? "analytics held" : "analytics offered"),
                    (read.Lines, other));
        });

    [Fact]
    public Task An_extension_and_a_withdrawal_at_once_happen_one_after_the_other() => Beforehand(
        (partner, deal) => partner.Extend(deal.Id), (partner, deal) => partner.Withdraw(deal.Id),
        async (partner, deal, extended, withdrawn) =>
        {
            Assert.Equal("withdrawn", withdrawn.Expect(HttpStatusCode.OK).DealStatus);
            Assert.True(extended.Status == 200 || extended.String("currentStatus") == "withdrawn", extended.ToString());
            Assert.Equal("withdrawn", (await partner.Deal(deal.Id)).DealStatus);
        });

    [Fact]
    public Task An_extension_and_a_win_at_once_happen_one_after_the_other() => Beforehand(
        (partner, deal) => partner.Extend(deal.Id), (partner, deal) => partner.Win(deal.Id),
        async (partner, deal, extended, won) =>
        {
            Assert.Equal("winReported", won.Expect(HttpStatusCode.OK).DealStatus);
            var read = await partner.Deal(deal.Id);
            Assert.Equal("winReported", read.DealStatus);
            if (extended.Status != 200)
                Assert.Equal("winReported", extended.Expect(HttpStatusCode.Conflict).String("currentStatus"));
            Assert.Equal(
                deal.Instant("protection.until").AddDays(extended.Status == 200 ? 30 : 0), read.Instant("protection.until"));
        });

    [Fact]
    public Task A_win_and_a_withdrawal_at_once_happen_one_after_the_other() => Beforehand(
        (partner, deal) => partner.Win(deal.Id), (partner, deal) => partner.Withdraw(deal.Id),
        async (partner, deal, won, withdrawn) =>
        {
            Assert.Equal("withdrawn", withdrawn.Expect(HttpStatusCode.OK).DealStatus);
            Assert.True(won.Status == 200 || won.String("currentStatus") == "withdrawn", won.ToString());
            Assert.Equal(
                ("withdrawn", "analytics released"),
                ((await partner.Deal(deal.Id)).DealStatus, (await partner.Deal(deal.Id)).Lines));
        });

    [Fact]
    public Task A_grant_of_staff_and_the_end_of_the_protection_have_one_outcome() => AtTheEnd(
        (_, deal) => host.ChannelManager.DecideExtension(deal.Id, true),
        async (partner, rival, deal, granted, registered) =>
        {
            if (granted.Status == 200)
                Assert.Equal(
                    ("approved", "waitlisted"), ((await partner.Deal(deal.Id)).DealStatus, registered.DealStatus));
            else await ExpectOver(partner, rival, deal, registered);
        },
        progress: false);

    /// <summary>The partner acts, another registers, and the clock reaches the end of the protection, all within 5 ms.</summary>
    /// <param name="progress">Without: an extension is asked for, and staff decides.</param>
    private async Task AtTheEnd(
        Func<Api, Answer, Task<Answer>> act, Func<Api, Api, Answer, Answer, Answer, Task> expect, bool progress = true)
    {
        var (partner, rival) = (await host.AddPartner(), await host.AddPartner());
        host.Clock.Now = SettableClock.Start;
        for (var round = 0; round < Rounds; round++)
        {
            host.Clock.Now = SettableClock.Start.AddDays(round / 2.0);
            var (random, customer) = (new Random(round), Registration.NewCustomer());
            var deal = await Extensible(partner, customer, progress);
            var until = deal.Instant("protection.until");
            if (!progress) (await partner.Extend(deal.Id)).Expect(HttpStatusCode.OK);
            // Nobody signs in while it is about milliseconds.
            host.Clock.Now = until - TimeSpan.FromMilliseconds(1);
            await Task.WhenAll(partner.Get("/v1/me"), rival.Get("/v1/me"), host.ChannelManager.Get("/v1/me"));

            var acts = After(random.Next(6), () => act(partner, deal));
            var registers = After(random.Next(6), () => rival.Register(customer));
            await Task.Delay(random.Next(6));
            host.Clock.Now = until;
            var (acted, registered) = (await acts, (await registers).Expect(HttpStatusCode.Created));

            await expect(partner, rival, deal, acted, registered);
        }

        await host.Database.ExpectConsistent();
    }

    private async Task Beforehand(
        Func<Api, Answer, Task<Answer>> one, Func<Api, Answer, Task<Answer>> other,
        Func<Api, Answer, Answer, Answer, Task> expect)
    {
        var partner = await host.AddPartner();
        for (var round = 0; round < Rounds; round++)
        {
            host.Clock.Now = SettableClock.Start.AddDays(round / 2.0);
            var random = new Random(round);
            var deal = await Extensible(partner, Registration.NewCustomer(), progress: true);
            var (first, second) = (
                After(random.Next(6), () => one(partner, deal)), After(random.Next(6), () => other(partner, deal)));
            await expect(partner, deal, await first, await second);
        }

        await host.Database.ExpectConsistent();
    }

    /// <summary>In its last days, with progress that grants an extension at once, or without.</summary>
    private async Task<Answer> Extensible(Api partner, string customer, bool progress)
    {
        var deal = await partner.Registered(customer);
        host.Clock.Now += TimeSpan.FromDays(22);
        if (progress) (await partner.Change(deal.Id, """{"stage":"committed"}""")).Expect(HttpStatusCode.OK);
        return await partner.Deal(deal.Id);
    }

    private async Task ExpectOver(Api partner, Api rival, Answer deal, Answer registered)
    {
        Assert.Equal("expired", (await partner.Deal(deal.Id)).DealStatus);
        await ExpectFreeFor(rival, registered);
    }

    /// <summary>It came before the end and is offered the line once that is noticed, or after it and has the line.</summary>
    private async Task ExpectFreeFor(Api rival, Answer registered)
    {
        if (registered.DealStatus != "approved") await host.RunJobs();
        Assert.Equal(
            registered.DealStatus == "approved" ? "analytics held" : "analytics offered",
            (await rival.Deal(registered.Id)).Lines);
    }

    private static async Task<Answer> After(int milliseconds, Func<Task<Answer>> send)
    {
        await Task.Delay(milliseconds);
        return await send();
    }
}
