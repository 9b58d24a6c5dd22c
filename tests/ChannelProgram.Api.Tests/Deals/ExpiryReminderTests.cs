using System.Net;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>Protection lasts 30 days here, and partners are reminded 14, 7 and 1 day before it ends.</summary>
public class ExpiryReminderTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private const string Expiring = "deal.expiring";

    public Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_partner_is_reminded_14_7_and_1_day_before_the_end_each_time_once()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        var until = deal.Instant("protection.until");

        foreach (var (before, reminders) in ((TimeSpan, int)[])[
            (TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1), 0), (TimeSpan.FromDays(14), 1), (TimeSpan.FromDays(8), 1),
            (TimeSpan.FromDays(7), 2), (TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1), 2), (TimeSpan.FromDays(1), 3),
            (TimeSpan.FromSeconds(1), 3), (TimeSpan.Zero, 3)])
        {
            host.Clock.Now = until - before;
            await host.RunJobs();
            await host.RunJobs();
            Assert.Equal((before, reminders), (before, await Reminders(deal)));
        }

        Assert.Equal("expired", (await host.Gold.Deal(deal.Id)).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Of_several_that_were_missed_one_is_left()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());

        host.Clock.Now = deal.Instant("protection.until") - TimeSpan.FromDays(5);
        await host.RunJobs();
        Assert.Equal(1, await Reminders(deal));
        host.Clock.Now = deal.Instant("protection.until") - TimeSpan.FromHours(5);
        await host.RunJobs();

        Assert.Equal(2, await Reminders(deal));
    }

    [Fact]
    public async Task An_extended_protection_has_reminders_of_its_own()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        host.Clock.Now += TimeSpan.FromDays(1);
        (await host.Gold.Change(deal.Id, """{"stage":"technicalValidation"}""")).Expect(HttpStatusCode.OK);
        host.Clock.Now = deal.Instant("protection.until") - TimeSpan.FromHours(5);
        await host.RunJobs();

        var extended = (await host.Gold.Extend(deal.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(deal.Instant("protection.until").AddDays(30), extended.Instant("protection.until"));
        foreach (var (before, reminders) in ((TimeSpan, int)[])[
            (TimeSpan.FromDays(30) + TimeSpan.FromHours(5), 1), (TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1), 1),
            (TimeSpan.FromDays(14), 2)])
        {
            host.Clock.Now = extended.Instant("protection.until") - before;
            await host.RunJobs();
            Assert.Equal((before, reminders), (before, await Reminders(deal)));
        }

        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_reminder_changes_nothing_that_the_partner_reads_of_the_deal()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        host.Clock.Now = deal.Instant("protection.until") - TimeSpan.FromDays(7);
        var before = await host.Gold.Deal(deal.Id);

        await host.RunJobs();

        var after = await host.Gold.Deal(deal.Id);
        Assert.Equal((before.Text, before.ETag), (after.Text, after.ETag));
        Assert.Equal(["deal.submitted", "deal.approved", Expiring], await host.Gold.EventTypes(deal.Id));
    }

    [Fact]
    public async Task Two_nodes_that_remind_at_once_remind_once()
    {
        var deals = new List<Answer>();
        for (var i = 0; i < 10; i++) deals.Add(await host.Gold.Registered(Registration.NewCustomer()));
        host.Clock.Now = deals[0].Instant("protection.until") - TimeSpan.FromDays(7);

        await using var other = host.Another();
        other.StartServer();
        await Task.WhenAll(Remind(host.Services), Remind(other.Services), Remind(host.Services), Remind(other.Services));

        foreach (var deal in deals) Assert.Equal(1, await Reminders(deal));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_deal_that_has_ended_or_waits_is_not_reminded_of()
    {
        var customer = Registration.NewCustomer();
        var (withdrawn, held) = (
            await host.Gold.Registered(Registration.NewCustomer()), await host.Platinum.Registered(customer));
        var waitlisted = await host.Gold.Registered(customer);
        (await host.Gold.Withdraw(withdrawn.Id)).Expect(HttpStatusCode.OK);

        host.Clock.Now = held.Instant("protection.until") - TimeSpan.FromDays(7);
        await host.RunJobs();

        Assert.Equal((0, 0), (await Reminders(withdrawn), await Reminders(waitlisted)));
    }

    private async Task<int> Reminders(Answer deal) =>
        (await host.ProgramAdmin.EventTypes(deal.Id)).Count(it => it == Expiring);

    private static async Task Remind(IServiceProvider node)
    {
        await using var scope = node.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RemindOfExpiry());
    }
}
