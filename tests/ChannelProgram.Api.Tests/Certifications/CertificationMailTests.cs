using System.Net;
using ChannelProgram.Api.Tests.Mails;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.People;
using ChannelProgram.Api.Tests.Users;

namespace ChannelProgram.Api.Tests.Certifications;

public sealed class CertificationMailTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private string _gold = "", _silver = "";

    private Api Gold => host.Person("admin@gold.example");

    private Api Silver => host.Person("admin@silver.example");

    private Api Staff => host.ChannelManager;

    public async Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        (_gold, _silver) = (await Gold.PartnerId(), await Silver.PartnerId());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_partner_s_admins_are_told_once_and_nobody_of_another_partner()
    {
        var (person, name) = await Somebody(Gold, _gold);
        await Staff.Certify(person, "2026-11-20", "foundation");
        (await Staff.Record(person, "technical", "10")).Expect(HttpStatusCode.Created);
        await host.RunJobsUntilMailsAreWritten();
        await host.RunJobsUntilMailsAreWritten();

        Assert.Equal(["certificationAwarded admin@gold.example"], await host.MailsAbout(name));
        var mail = (await host.Mails(name))[0];
        Assert.Equal($"{name} is certified: Foundation", mail.Subject);
        Assert.Contains("It is valid through 19 November 2028.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_it_is_about_is_told_in_any_role_and_an_admin_no_more_than_once()
    {
        var (finance, financeName, financeEmail) = await SomebodyWhoSignsIn("partnerFinance");
        var (admin, adminName, adminEmail) = await SomebodyWhoSignsIn("partnerAdmin");
        await Staff.Certify(finance, "2026-11-20", "technicalLab");
        await Staff.Certify(admin, "2026-11-20", "technicalLab");
        await host.RunJobsUntilMailsAreWritten();

        Assert.Equal(
            ["certificationAwarded admin@gold.example", .. Of(adminEmail, financeEmail)], await host.MailsAbout(financeName));
        Assert.Equal(["certificationAwarded admin@gold.example", .. Of(adminEmail)], await host.MailsAbout(adminName));
        Assert.Contains("It has no end.", (await host.Mails(adminName))[0].Text, StringComparison.Ordinal);
        (await Gold.Post($"{await UserOf(adminEmail)}/remove")).Expect(HttpStatusCode.OK);

        static IEnumerable<string> Of(params string[] addresses) =>
            addresses.Select(it => $"certificationAwarded {it}").Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Its_end_is_told_as_often_as_the_program_says_and_of_a_renewed_one_not()
    {
        var (person, name) = await Somebody(Gold, _gold);
        var (renewed, other) = await Somebody(Gold, _gold);
        await Staff.Certify(person, "2026-11-20", "foundation");
        await Staff.Certify(renewed, "2026-11-20", "foundation");
        await host.RunJobsUntilMailsAreWritten();
        host.Clock.Now = new(2028, 9, 1, 12, 0, 0, TimeSpan.Zero);
        await Staff.Certify(renewed, "2028-09-01", "foundation");
        // Mails are kept for 30 days only.
        var subjects = new List<string>();
        foreach (var day in (DateOnly[])[new(2028, 9, 21), new(2028, 10, 21), new(2028, 11, 13), new(2028, 11, 20)])
        {
            host.Clock.Now = new(day, new(6, 0), TimeSpan.Zero);
            await host.RunJobsUntilMailsAreWritten();
            subjects.Add(Assert.Single(
                await host.Mails(name), it => DateOnly.FromDateTime(it.QueuedAt.UtcDateTime) == day).Subject);
        }

        Assert.Equal(
            [
                $"{name}: the certification Foundation ends in 60 days",
                $"{name}: the certification Foundation ends in 30 days", $"{name}: the certification Foundation ends in 7 days",
                $"{name}: the certification Foundation has ended",
            ],
            subjects);
        Assert.Empty(await host.Mails(other));
    }

    [Fact]
    public async Task Nothing_is_told_of_whoever_left_before_the_mail_was_written()
    {
        var email = UserActions.NewAddress();
        var name = $"Ada {Guid.NewGuid():N}";
        var person = await Joins(Gold, _gold, email, name);
        await Staff.Certify(person, "2026-11-20", "foundation");
        (await Gold.Post($"/v1/partners/{_gold}/people/{person}/leave")).Expect(HttpStatusCode.OK);
        host.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(person, await Joins(Silver, _silver, email, name));
        await host.Database.Execute($"DELETE FROM mails WHERE address = '{email}'");
        await host.RunJobsUntilMailsAreWritten();

        Assert.Empty(await host.MailsAbout(name));
    }

    [Fact]
    public async Task Nothing_is_told_of_a_result_that_was_withdrawn_before_the_mail_was_written()
    {
        var (person, name) = await Somebody(Gold, _gold);
        var wrong = (await Staff.Record(person)).Expect(HttpStatusCode.Created).Id;
        (await Staff.Post($"{CertificationActions.Attempts}/{wrong}/withdraw", new { reason = "Somebody else's." }))
            .Expect(HttpStatusCode.OK);
        await host.RunJobsUntilMailsAreWritten();

        Assert.Empty(await host.MailsAbout(name));
    }

    [Fact]
    public async Task Each_person_switches_them_off_like_others()
    {
        await Gold.SwitchOff("certificationAwarded");
        try
        {
            var (person, name) = await Somebody(Gold, _gold);
            await Staff.Certify(person, "2026-11-20", "foundation");
            await host.RunJobsUntilMailsAreWritten();

            Assert.Empty(await host.MailsAbout(name));
            var read = (await Gold.Get("/v1/me/notifications")).Expect(HttpStatusCode.OK);
            Assert.Contains("""{"kind":"certificationAwarded","on":false}""", read.Text, StringComparison.Ordinal);
        }
        finally
        {
            await Gold.SwitchOff();
        }

        // Who may be told of the own ones has the switch too, and staff has none.
        var sales = await host.Person("sales@gold.example").Get("/v1/me/notifications");
        Assert.Contains("certificationExpired", sales.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("certification", (await Staff.Get("/v1/me/notifications")).Text, StringComparison.Ordinal);
    }

    private async Task<string> Joins(Api caller, string partner, string email, string name)
    {
        var all = $"/v1/partners/{partner}/people";
        (await caller.Post($"{all}/join", new { name, email })).Expect(HttpStatusCode.OK);
        (await host.TryJoin(await host.JoiningTokenOf(email))).Expect(HttpStatusCode.OK);
        return (await caller.Get($"{all}?limit=200")).Json.GetProperty("items").EnumerateArray()
            .First(it => it.GetProperty("email").GetString() == email).GetProperty("id").GetString()!;
    }

    private static async Task<(string Person, string Name)> Somebody(Api caller, string partner, string? email = null)
    {
        var name = $"Ada {Guid.NewGuid():N}";
        var path = await caller.AddPerson($"/v1/partners/{partner}/people", email ?? UserActions.NewAddress(), name);
        return (path.Split('/')[^1], name);
    }

    private async Task<(string Person, string Name, string Email)> SomebodyWhoSignsIn(string role)
    {
        var email = UserActions.NewAddress();
        var (person, name) = await Somebody(Gold, _gold, email);
        (await Gold.Post($"/v1/partners/{_gold}/users", new { email, name, role, person })).Expect(HttpStatusCode.Created);
        await host.Accept(email);
        return (person, name, email);
    }

    private async Task<string> UserOf(string email)
    {
        var all = $"/v1/partners/{_gold}/users";
        var users = (await Gold.Get($"{all}?limit=200")).Expect(HttpStatusCode.OK).Json.GetProperty("items");
        return $"{all}/{users.EnumerateArray().Single(it => it.GetProperty("email").GetString() == email).GetProperty("id")}";
    }
}
