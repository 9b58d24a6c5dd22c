using System.Net;
using ChannelProgram.Api.Tests.Accounts;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Identity;
using ChannelProgram.Api.Tests.PartnerApplications;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Users;

/// <summary>Whoever is removed has nothing left, and is responsible for nothing.</summary>
public class RemovedUserTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private const string Staff = "/v1/users";

    public Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Nothing_that_lets_in_outlives_a_removed_user()
    {
        var admin = host.Person("admin@gold.example");
        var (path, email) = await host.Joined(admin, $"/v1/partners/{await admin.PartnerId()}/users");
        var (person, id) = (host.Person(email), await host.IdOf(email));
        await host.SetUpTwoFactor(person);
        var feed = new Uri((await person.Post("/v1/me/calendar")).Expect(HttpStatusCode.OK).String("url")!).AbsolutePath;
        (await host.Nobody.Get(feed)).Expect(HttpStatusCode.OK);
        (await host.Nobody.Post("/v1/account/password/forgot", new { email })).Expect(HttpStatusCode.Accepted);

        (await admin.Post($"{path}/remove")).Expect(HttpStatusCode.OK);

        (await host.Nobody.Get(feed)).Expect(HttpStatusCode.NotFound);
        var subject = $"{id}";
        var left = await host.Database.Read(async db => (
            await db.Set<Authenticator>().CountAsync(it => it.Person == id),
            await db.Set<RecoveryCode>().CountAsync(it => it.Person == id),
            await db.Set<SecretLink>().CountAsync(it => it.Person == id),
            await db.Set<Infrastructure.Calendars.StoredCalendarFeed>().CountAsync(it => it.Person == id),
            await db.Set<OAuthAuthorization>().CountAsync(it => it.Subject == subject && it.Status == "valid"),
            await db.Users.CountAsync(it => it.Id == id && it.TwoFactorEnabled)));
        Assert.Equal((0, 0, 0, 0, 0, 0), left);
    }

    [Fact]
    public async Task A_new_password_ends_the_link_to_the_calendar_too()
    {
        var email = await host.AddPerson();
        var person = host.Person(email);
        var feed = new Uri((await person.Post("/v1/me/calendar")).Expect(HttpStatusCode.OK).String("url")!).AbsolutePath;
        await host.Nobody.Post("/v1/account/password/forgot", new { email });
        var token = await host.TokenTo(email, "passwordForgotten");

        (await host.Nobody.Post("/v1/account/password/reset", new { token, password = SignInActions.NewPassword }))
            .Expect(HttpStatusCode.NoContent);

        (await host.Nobody.Get(feed)).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Mails_that_wait_for_who_was_removed_or_suspended_are_not_sent()
    {
        var admin = host.Person("admin@gold.example");
        var users = $"/v1/partners/{await admin.PartnerId()}/users";
        var (removed, ofRemoved) = await host.Joined(admin, users);
        var (suspended, ofSuspended) = await host.Joined(admin, users);
        var (_, ofOther) = await host.Joined(admin, users);
        string[] all = [ofRemoved, ofSuspended, ofOther];
        foreach (var email in all) await host.Nobody.Post("/v1/account/password/forgot", new { email });

        (await admin.Post($"{removed}/remove")).Expect(HttpStatusCode.OK);
        (await admin.Post($"{suspended}/suspend")).Expect(HttpStatusCode.OK);
        await host.RunJobs();

        foreach (var email in all)
        {
            var mail = (await host.MailsTo(email)).Single(it => it.Kind == "passwordForgotten");
            Assert.Equal(email == ofOther, mail.SentAt is not null);
            Assert.Equal(email == ofOther ? null : "recipient does not sign in", mail.Fault);
            Assert.Equal((null, ""), (mail.NextAttemptAt, mail.Text));
        }
    }

    [Fact]
    public async Task Who_leaves_a_partner_does_not_sign_in_even_if_the_user_was_linked_to_nobody()
    {
        var admin = host.Person("admin@gold.example");
        var partner = $"/v1/partners/{await admin.PartnerId()}";
        var (path, email) = await host.Joined(admin, $"{partner}/users");
        var (stays, _) = await host.Joined(admin, $"{partner}/users");
        var person = (await admin.Post($"{partner}/people", new { name = "Ada Example", email = email.ToUpperInvariant() }))
            .Expect(HttpStatusCode.Created).Id;

        (await admin.Post($"{partner}/people/{person}/leave")).Expect(HttpStatusCode.OK);

        Assert.Equal("notFound", (await admin.Get(path)).Problem);
        (await host.SignIn(email)).Expect(HttpStatusCode.Unauthorized);
        (await admin.Get(stays)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Removed_staff_is_nobodys_manager_and_no_item_waits_for_it()
    {
        var (path, email) = await host.Joined(host.ProgramAdmin, Staff, "channelManager");
        var (id, other) = (path.Split('/')[^1], (await host.ChannelManager.Get("/v1/me")).Id);
        var (one, another) = (await host.Gold.PartnerId(), await host.Platinum.PartnerId());
        (await host.ProgramAdmin.UpdatePartner(one, new { channelManager = id, deputyManager = other }))
            .Expect(HttpStatusCode.OK);
        (await host.ProgramAdmin.UpdatePartner(another, new { channelManager = other, deputyManager = id }))
            .Expect(HttpStatusCode.OK);
        var deal = await host.Silver.Registered(Registration.NewCustomer());
        (await host.ProgramAdmin.Post($"/v1/work/{deal.Id}/assign", new { assignee = id })).Expect(HttpStatusCode.OK);
        var application = await InReview();
        (await host.ProgramAdmin.Post($"/v1/work/{application}/assign", new { assignee = id })).Expect(HttpStatusCode.OK);

        // What is recorded from now on is later than what was before.
        host.Tick();
        (await host.ProgramAdmin.Post($"{path}/remove")).Expect(HttpStatusCode.OK);

        Assert.Equal((null, other), await ManagersOf(one));
        Assert.Equal((other, null), await ManagersOf(another));
        foreach (var item in (string[])[deal.Id, application])
            Assert.True((await host.ProgramAdmin.Get($"/v1/work/{item}")).Expect(HttpStatusCode.OK).IsNull("assignee"));
        var last = await host.Database.Read(db => db.Set<Infrastructure.Outbox.AuditRow>()
            .Where(it => it.Subject == one && it.Action == "partner.changed").OrderByDescending(it => it.RecordedAt)
            .ThenByDescending(it => it.Ordinal).Select(it => it.After).FirstAsync());
        Assert.Contains("\"channelManager\":null", last, StringComparison.Ordinal);
    }

    private async Task<(string? Manager, string? Deputy)> ManagersOf(string partner)
    {
        var read = (await host.ProgramAdmin.Get($"/v1/partners/{partner}")).Expect(HttpStatusCode.OK);
        return (read.String("channelManager"), read.String("deputyManager"));
    }

    /// <summary>An application of somebody who has no address of the company's.</summary>
    private async Task<string> InReview()
    {
        var (website, email) = (Registration.NewCustomer(), $"u{Guid.NewGuid():N}@elsewhere-consulting.com");
        (await host.Apply(website, email)).Expect(HttpStatusCode.Accepted);
        (await host.Confirm(email)).Expect(HttpStatusCode.OK);
        return $"{await host.Database.Read(db => db.Set<Domain.PartnerApplications.PartnerApplication>()
            .Where(it => it.Email == email).Select(it => it.Id.Value).SingleAsync())}";
    }
}
