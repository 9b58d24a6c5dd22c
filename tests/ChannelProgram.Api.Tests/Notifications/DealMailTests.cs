using System.Net;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Mails;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Notifications;
using ChannelProgram.Infrastructure.Outbox;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Notifications;

public class DealMailTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    public Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_person_of_the_partner_who_sells_is_told_of_a_decision_once()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        await host.RunJobsUntilMailsAreWritten();
        await host.RunJobsUntilMailsAreWritten();

        Assert.Equal(
            ["dealApproved admin@gold.example", "dealApproved sales@gold.example"], await host.MailsAbout(NumberOf(deal)));
        var mail = (await host.Mails(NumberOf(deal)))[0];
        Assert.Contains("23 December 2026, 09:00 UTC", mail.Text, StringComparison.Ordinal);
        Assert.NotNull(mail.SentAt);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Nodes_that_write_mails_at_once_write_each_once()
    {
        var deals = new List<Answer>();
        for (var i = 0; i < 8; i++) deals.Add(await host.Gold.Registered(Registration.NewCustomer()));
        await using var other = host.Another();
        other.StartServer();

        await Task.WhenAll(Write(host.Services), Write(other.Services), Write(host.Services), Write(other.Services));
        await host.RunJobsUntilMailsAreWritten();

        foreach (var deal in deals) Assert.Equal(2, (await host.Mails(NumberOf(deal))).Count);
    }

    [Fact]
    public async Task Staff_is_asked_for_a_review_and_told_when_it_is_overdue()
    {
        var deal = await host.Silver.Registered(Registration.NewCustomer());
        await host.RunJobsUntilMailsAreWritten();
        Assert.Equal(["reviewRequested channel@vendor.example"], await host.MailsAbout(NumberOf(deal)));

        host.Clock.Now += TimeSpan.FromDays(2);
        await host.RunJobsUntilMailsAreWritten();

        Assert.Equal(
            ["reviewEscalated admin@vendor.example", "reviewRequested channel@vendor.example"],
            await host.MailsAbout(NumberOf(deal)));
        Assert.Contains("Alder Systems", (await host.Mails(NumberOf(deal)))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_is_told_nothing_of_others_and_nobody_of_staff_is_named()
    {
        var customer = Registration.NewCustomer();
        var held = await host.Gold.Registered(customer);
        var waits = await host.Platinum.Registered(customer);
        var rejected = await host.Silver.Registered(Registration.NewCustomer());
        (await host.ChannelManager.Reject(rejected.Id, "other", "No budget was named.")).Expect(HttpStatusCode.OK);
        await host.RunJobsUntilMailsAreWritten();

        Assert.Equal(
            ["dealWaitlisted admin@platinum.example", "dealWaitlisted sales@platinum.example"],
            await host.MailsAbout(NumberOf(waits)));
        Assert.Equal(
            ["dealApproved admin@gold.example", "dealApproved sales@gold.example"], await host.MailsAbout(NumberOf(held)));
        var told = await host.Mails(NumberOf(rejected));
        Assert.Equal(["admin@silver.example", "sales@silver.example"], told.Select(it => it.Address).Order());
        Assert.All(told, it => Assert.Contains("No budget was named.", it.Html, StringComparison.Ordinal));
        Assert.All(
            told.Concat(await host.Mails(NumberOf(waits))),
            it => Assert.All(
                (string[])["vendor.example", "Birch Consulting", NumberOf(held)],
                secret => Assert.DoesNotContain(secret, it.Subject + it.Text + it.Html, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Reminders_and_the_end_of_a_protection_are_told()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        await host.RunJobsUntilMailsAreWritten();
        foreach (var days in (int[])[14, 7, 1, 0])
        {
            host.Clock.Now = deal.Instant("protection.until") - TimeSpan.FromDays(days);
            await host.RunJobsUntilMailsAreWritten();
        }

        Assert.Equal(
            ["dealApproved", "dealExpiring", "dealExpiring", "dealExpiring", "dealExpired"],
            (await host.Mails(NumberOf(deal))).Where(it => it.Address == "sales@gold.example").Select(it => it.Kind));
    }

    [Fact]
    public async Task Staff_is_told_that_an_extension_is_asked_for_and_the_partner_that_it_is_refused()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        host.Clock.Now = deal.Instant("protection.until") - TimeSpan.FromDays(5);
        (await host.Gold.Extend(deal.Id)).Expect(HttpStatusCode.OK);
        await host.RunJobsUntilMailsAreWritten();
        (await host.ChannelManager.DecideExtension(deal.Id, grant: false, "Show us a proposal.")).Expect(HttpStatusCode.OK);
        await host.RunJobsUntilMailsAreWritten();

        var mails = await host.Mails(NumberOf(deal));
        Assert.Equal(
            "channel@vendor.example", mails.Single(it => it.Kind == DealMails.ExtensionRequested.Name).Address);
        var refusals = mails.Where(it => it.Kind == DealMails.ExtensionRefused.Name).ToList();
        Assert.Equal(["admin@gold.example", "sales@gold.example"], refusals.Select(it => it.Address).Order());
        Assert.All(refusals, it => Assert.Contains("Show us a proposal.", it.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_partner_is_told_that_its_registration_ended_unanswered_unless_it_gave_it_up_itself()
    {
        var deals = new[] { Registration.NewCustomer(), Registration.NewCustomer() };
        var (late, withdrawn) = (await host.Silver.Registered(deals[0]), await host.Silver.Registered(deals[1]));
        foreach (var deal in (Answer[])[late, withdrawn])
            (await host.ChannelManager.RequestInformation(deal.Id)).Expect(HttpStatusCode.OK);
        (await host.Silver.Withdraw(withdrawn.Id)).Expect(HttpStatusCode.OK);
        host.Clock.Now += TimeSpan.FromDays(10);
        await host.RunJobsUntilMailsAreWritten();

        Assert.Equal("withdrawn", (await host.Silver.Deal(late.Id)).DealStatus);
        Assert.Contains("dealUnanswered sales@silver.example", await host.MailsAbout(NumberOf(late)));
        Assert.DoesNotContain("dealUnanswered sales@silver.example", await host.MailsAbout(NumberOf(withdrawn)));
    }

    [Fact]
    public async Task A_suspended_person_and_one_in_another_role_get_none()
    {
        await host.Database.Execute(
            "UPDATE portal_users SET lockout_end = '9999-12-31' WHERE email = 'admin@platinum.example'; "
            + "UPDATE portal_users SET role = 'PartnerFinance' WHERE email = 'sales@platinum.example'");

        var deal = await host.Platinum.Registered(Registration.NewCustomer());
        await host.RunJobsUntilMailsAreWritten();

        Assert.Empty(await host.MailsAbout(NumberOf(deal)));
        await host.Database.Execute(
            "UPDATE portal_users SET lockout_end = NULL WHERE email = 'admin@platinum.example'; "
            + "UPDATE portal_users SET role = 'PartnerSales' WHERE email = 'sales@platinum.example'");
    }

    [Fact]
    public async Task Each_person_switches_kinds_off_and_on()
    {
        var sales = host.Person("sales@gold.example");
        await sales.SwitchOff("dealApproved");
        var first = await host.Gold.Registered(Registration.NewCustomer());
        await host.RunJobsUntilMailsAreWritten();
        Assert.Equal(["dealApproved admin@gold.example"], await host.MailsAbout(NumberOf(first)));
        var read = (await sales.Get("/v1/me/notifications")).Expect(HttpStatusCode.OK);
        Assert.Contains("""{"kind":"dealApproved","on":false}""", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("review", read.Text, StringComparison.Ordinal);

        await sales.SwitchOff();
        var second = await host.Gold.Registered(Registration.NewCustomer());
        await host.RunJobsUntilMailsAreWritten();
        Assert.Equal(2, (await host.Mails(NumberOf(second))).Count);
    }

    [Theory]
    [InlineData("""{"mails":[{"kind":"dealApproved","on":false},{"kind":"dealApproved","on":true}]}""", "/mails")]
    [InlineData("""{"mails":[{"kind":"spam","on":false}]}""", "/mails/0/kind")]
    [InlineData("""{"mails":[{"kind":"dealApproved"}]}""", "/mails/0/on")]
    [InlineData("""{"mails":[{"on":true}]}""", "/mails/0/kind")]
    [InlineData("""{"mails":[null]}""", "/mails/0")]
    [InlineData("{}", "/mails")]
    public async Task A_choice_that_makes_no_sense_is_refused(string body, string fault)
    {
        var answer = await host.Person("sales@gold.example").Send(
            HttpMethod.Put, "/v1/me/notifications", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal([fault], answer.Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task A_system_has_no_choice_of_mails() =>
        Assert.Equal("insufficientScope", (await host.Gold.Get("/v1/me/notifications")).Problem);

    [Fact]
    public async Task In_development_the_mails_are_shown_to_program_admins()
    {
        await using var alone = await IsolatedHost.Start();
        var deal = await alone.Gold.Registered(Registration.NewCustomer());
        await alone.RunJobsUntilMailsAreWritten();

        var shown = (await alone.ProgramAdmin.Get("/v1/development/mails")).Expect(HttpStatusCode.OK);
        Assert.Contains(
            shown.Json.GetProperty("items").EnumerateArray(),
            it => it.GetProperty("subject").GetString()!.Contains(NumberOf(deal), StringComparison.Ordinal)
                && it.GetProperty("to").GetString() == "sales@gold.example");
        (await alone.ChannelManager.Get("/v1/development/mails")).Expect(HttpStatusCode.Forbidden);
        (await alone.Nobody.Get("/v1/development/mails")).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_happened_long_before_the_first_reading_is_told_to_nobody()
    {
        await using var alone = await IsolatedHost.Start();
        var old = await alone.Gold.Registered(Registration.NewCustomer());
        alone.Clock.Now += TimeSpan.FromHours(2);
        var recent = await alone.Gold.Registered(Registration.NewCustomer());

        await alone.RunJobsUntilMailsAreWritten();

        Assert.Equal((0, 2), ((await alone.Mails(NumberOf(old))).Count, (await alone.Mails(NumberOf(recent))).Count));
    }

    [Fact]
    public async Task Mails_are_deleted_after_30_days()
    {
        await using var alone = await IsolatedHost.Start();
        var deal = await alone.Gold.Registered(Registration.NewCustomer());
        await alone.RunJobsUntilMailsAreWritten();
        alone.Clock.Now += TimeSpan.FromDays(30);
        await alone.RunJobsUntilMailsAreWritten();
        Assert.Contains("dealApproved sales@gold.example", await alone.MailsAbout(NumberOf(deal)));

        alone.Clock.Now += TimeSpan.FromSeconds(1);
        await alone.RunJobs();

        Assert.DoesNotContain("dealApproved sales@gold.example", await alone.MailsAbout(NumberOf(deal)));
    }

    [Fact]
    public async Task An_event_for_the_product_itself_is_not_published()
    {
        var deal = await host.Silver.Registered(Registration.NewCustomer());
        host.Clock.Now += TimeSpan.FromDays(2);
        await host.RunJobs();

        var written = await host.Database.Read(db => db.Set<OutboxEvent>().Where(it => it.Subject == deal.Id)
            .Select(it => $"{it.Type} {it.IsInternal}").ToListAsync());
        Assert.Equal(["deal.submitted False", "review.escalated True"], written.Order());
    }

    private static string NumberOf(Answer deal) => deal.String("number")!;

    private static async Task Write(IServiceProvider node)
    {
        await using var scope = node.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new WriteMails());
    }
}
