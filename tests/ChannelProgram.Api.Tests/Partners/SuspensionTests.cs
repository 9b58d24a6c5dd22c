using System.Net;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Mails;
using ChannelProgram.Api.Tests.Users;

namespace ChannelProgram.Api.Tests.Partners;

public class SuspensionTests(TwoNodeHost host) : IClassFixture<TwoNodeHost>
{
    [Fact]
    public async Task A_suspended_partner_reads_and_changes_nothing_from_its_next_request_on()
    {
        var partner = await host.AddPartner();
        var id = await partner.PartnerId();
        var deal = await partner.Registered(Registration.NewCustomer());

        Assert.Equal("suspended", (await host.ChannelManager.Suspend(id, "An invoice is overdue.")).String("status"));
        // On each node.
        for (var node = 0; node < 2; node++)
        {
            Assert.Equal("approved", (await partner.Get($"/v1/deals/{deal.Id}")).Expect(HttpStatusCode.OK).DealStatus);
            foreach (var refused in new[]
            {
                await partner.Register(Registration.NewCustomer()),
                await partner.Post($"/v1/deals/{deal.Id}/withdraw"),
                await partner.UpdatePartner(id, new { phone = "1" }),
                // What it asks for is not looked at.
                await partner.Post("/v1/deals", new { nonsense = true }),
            })
                Assert.Equal("partnerNotActive", refused.Expect(HttpStatusCode.Forbidden).Problem);
        }

        Assert.Equal("An invoice is overdue.", (await partner.Get($"/v1/partners/{id}")).String("suspensionMessage"));
        Assert.Equal(
            "statusForbids",
            (await host.ChannelManager.Post($"/v1/partners/{id}/suspend")).Expect(HttpStatusCode.Conflict).Problem);

        var active = await host.ChannelManager.Reinstate(id);
        Assert.Equal(("active", null), (active.String("status"), active.String("suspensionMessage")));
        for (var node = 0; node < 2; node++) await partner.Registered(Registration.NewCustomer());
    }

    [Fact]
    public async Task Claims_of_a_suspended_partner_stay_and_their_clocks_run()
    {
        var (partner, other) = (await host.AddPartner(), await host.AddPartner());
        var website = Registration.NewCustomer();
        var deal = await partner.Registered(website);
        await host.ChannelManager.Suspend(await partner.PartnerId());

        Assert.Equal("waitlisted", (await other.Registered(website)).DealStatus);
        host.Clock.Now += TimeSpan.FromDays(30);
        Assert.Equal("expired", (await partner.Get($"/v1/deals/{deal.Id}")).DealStatus);
        await host.RunJobs();
        var waiting = (await other.Get("/v1/deals")).Json.GetProperty("items")[0];
        Assert.Equal("offered", waiting.GetProperty("products")[0].GetProperty("claim").GetString());
    }

    [Fact]
    public async Task A_person_of_a_suspended_partner_still_decides_what_is_the_persons_own()
    {
        var admin = host.Person("admin@platinum.example");
        var id = await admin.PartnerId();
        await host.ChannelManager.Suspend(id);
        try
        {
            await admin.SwitchOff();
            // What protects the person's own account: none of it is refused because of the partner.
            foreach (var (path, body) in new (string, object?)[]
            {
                ("password", new { password = "no", newPassword = "no" }), ("two-factor", new { password = "wrong" }),
                ("email", new { password = "wrong", email = "new@platinum.example" }), ("sessions/end-others", null),
            })
                Assert.NotEqual(403, (await admin.Post($"/v1/account/{path}", body)).Status);
            Assert.Equal(
                "partnerNotActive",
                (await admin.Post($"/v1/partners/{id}/accept-agreement", new { version = "1" }))
                    .Expect(HttpStatusCode.Forbidden).Problem);
        }
        finally
        {
            await host.ChannelManager.Reinstate(id);
        }
    }

    [Fact]
    public async Task Nobody_joins_a_suspended_partner_and_the_invitation_is_good_afterwards()
    {
        var id = await (await host.AddPartner()).PartnerId();
        var email = UserActions.NewAddress();
        (await host.ChannelManager.Invite($"/v1/partners/{id}/users", email)).Expect(HttpStatusCode.Created);
        var token = await host.InvitationTokenOf(email);
        await host.ChannelManager.Suspend(id);

        Assert.Equal("partnerNotActive", (await host.TryAccept(token)).Expect(HttpStatusCode.Forbidden).Problem);
        await host.ChannelManager.Reinstate(id);
        (await host.TryAccept(token)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_two_suspensions_at_once_one_is_too_late()
    {
        var id = await (await host.AddPartner()).PartnerId();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => host.ChannelManager.Post($"/v1/partners/{id}/suspend")));

        Assert.Equal(1, answers.Count(it => it.Code is HttpStatusCode.OK));
        Assert.All(
            answers.Where(it => it.Code is not HttpStatusCode.OK),
            it => Assert.Equal("statusForbids", it.Expect(HttpStatusCode.Conflict).Problem));
        Assert.Equal(1, await host.Database.Query<long>(
            $"SELECT count(*) FROM audit WHERE action = 'partner.suspended' AND subject = '{id}'"));
    }
}
