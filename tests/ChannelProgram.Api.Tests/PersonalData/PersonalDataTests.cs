using System.Net;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Identity;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.People;
using ChannelProgram.Api.Tests.Users;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.PersonalData;

/// <summary>Who reads what is stored of somebody, and who is not erased.</summary>
public sealed class PersonalDataTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private const string Own = "/v1/account/personal-data";

    public Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_partner_admin_exports_what_the_own_partner_has_and_nothing_else()
    {
        var email = UserActions.NewAddress();
        await Register(host.Gold, email, "Gold's words.");
        await Register(host.Silver, email, $"Silver's words of {email}.");
        var (gold, silver) = (host.Person("admin@gold.example"), host.Person("admin@silver.example"));

        Assert.Equal(
            [$"deals/customer/contact/email {email}", "deals/customer/contact/name Ada Example"],
            (await Export(gold, await gold.PartnerId(), new { email })).Expect(HttpStatusCode.OK).Found());
        Assert.Contains(
            $"deals/description Silver's words of {email}.",
            (await Export(silver, await silver.PartnerId(), new { email })).Found());
        Assert.Equal(5, (await host.Export(email)).Found().Count);

        Assert.Equal(404, (await Export(gold, await silver.PartnerId(), new { email })).Status);
        Assert.Equal(404, (await Export(gold, Access.Callers.Absent, new { email })).Status);
        await host.ChannelManager.Suspend(await silver.PartnerId());
        Assert.Equal(200, (await Export(silver, await silver.PartnerId(), new { email })).Status);
        await host.ChannelManager.Reinstate(await silver.PartnerId());
    }

    [Fact]
    public async Task A_person_of_another_partner_is_answered_like_nobody()
    {
        var email = UserActions.NewAddress();
        var (gold, silver) = (host.Person("admin@gold.example"), host.Person("admin@silver.example"));
        var path = await silver.AddPerson($"/v1/partners/{await silver.PartnerId()}/people", email);
        var person = Guid.Parse(path.Split('/')[^1]);

        Assert.Equal(404, (await Export(gold, await gold.PartnerId(), new { person })).Status);
        Assert.Equal(
            [$"people/email {email}", "people/from 2026-11-23", "people/name Ada Example"],
            (await Export(silver, await silver.PartnerId(), new { person })).Expect(HttpStatusCode.OK).Found());
        Assert.Equal(404, (await host.ProgramAdmin.Post("/v1/personal-data/exports", new { person = Guid.NewGuid() })).Status);
    }

    [Fact]
    public async Task Users_of_staff_and_of_a_suspended_partner_read_what_is_stored_of_them()
    {
        Assert.Contains(
            "users/email channel@vendor.example", (await host.ChannelManager.Get(Own)).Expect(HttpStatusCode.OK).Found());
        var sales = host.Person("sales@silver.example");
        var silver = await sales.PartnerId();
        await host.ChannelManager.Suspend(silver);

        Assert.Contains("users/email sales@silver.example", (await sales.Get(Own)).Expect(HttpStatusCode.OK).Found());
        await host.ChannelManager.Reinstate(silver);
    }

    [Fact]
    public async Task The_own_data_of_a_partners_user_tells_nothing_of_other_partners()
    {
        await Register(host.Silver, "sales@gold.example", "A secret of Silver.");

        var found = (await host.Person("sales@gold.example").Get(Own)).Expect(HttpStatusCode.OK).Found();

        Assert.Contains("users/email sales@gold.example", found);
        Assert.DoesNotContain(found, it => it.StartsWith("deals", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_export_is_kept_nowhere()
    {
        var email = UserActions.NewAddress();
        await Register(host.Gold, email, "Words.");
        var kept = await host.Database.Query<long>("SELECT COUNT(*) FROM idempotency_keys");

        (await host.ProgramAdmin.Post("/v1/personal-data/exports", new { email }, "export")).Expect(HttpStatusCode.OK);

        Assert.Equal(kept, await host.Database.Query<long>("SELECT COUNT(*) FROM idempotency_keys"));
    }

    [Fact]
    public async Task A_request_names_one_person_and_its_reason_names_none()
    {
        var (email, person) = (UserActions.NewAddress(), Guid.NewGuid());
        await Register(host.Gold, email, "Words.");

        Assert.Equal(["/email"], (await host.TryErase(new { reason = "Asked for." })).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(["/email"], (await host.TryErase(new { email, person, reason = "Asked for." })).Faults);
        Assert.Equal(["/reason"], (await host.TryErase(new { email })).Faults);
        Assert.Equal(["/phone"], (await host.TryErase(new { email, phone = "12", reason = "Asked for." })).Faults);
        foreach (var reason in (string[])[$"By {email.ToUpperInvariant()}.", "Ada  Example asked."])
            Assert.Equal(["/reason"], (await host.TryErase(new { email, reason })).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Contains($"deals/customer/contact/email {email}", (await host.Export(email)).Found());
    }

    [Fact]
    public async Task The_last_administrator_is_not_erased_and_nothing_of_the_request_is_done()
    {
        var partner = await host.PartnerWithoutClients();
        var (_, email) = await host.Joined(host.ProgramAdmin, $"/v1/partners/{partner}/users", "partnerAdmin");
        await Register(host.Gold, email, "Words.");

        var refused = await host.TryErase(new { email, reason = "Asked for." });

        Assert.Equal("lastAdmin", refused.Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(200, (await UserActions.SignIn(host, email)).Status);
        Assert.Contains($"deals/customer/contact/email {email}", (await host.Export(email)).Found());
        Assert.Equal("lastAdmin", (await host.TryErase(new { email = "admin@vendor.example", reason = "Asked for." })).Problem);

        // Nobody acts for a partner that is suspended, and with another administrator nobody is missing.
        await host.ChannelManager.Suspend(partner);
        (await host.TryErase(new { email, reason = "Asked for." })).Expect(HttpStatusCode.OK);
        Assert.Equal("signInFailed", (await UserActions.SignIn(host, email)).Problem);
    }

    [Fact]
    public async Task An_erasure_is_recorded_without_whom()
    {
        var email = await host.AddPerson(Role.Auditor);
        var id = await host.IdOf(email);

        var erased = (await host.TryErase(new { person = id, reason = "Left the vendor." })).Expect(HttpStatusCode.OK);

        var stored = await host.Database.Read(
            db => db.Set<Erasure>().SingleAsync(it => it.Id == new ErasureId(Guid.Parse(erased.Id))));
        Assert.Equal((id, "Left the vendor.", host.Clock.Now), (stored.Person, stored.Reason, stored.At));
        Assert.Equal($"{await host.IdOf("admin@vendor.example")}", stored.By);
        Assert.Equal("users 1", erased.Erased());
        Assert.Contains("\"place\":\"users\"", await host.Database.Query<string>(
            $"SELECT after FROM audit WHERE action = 'personalData.erased' AND subject = '{erased.Id}'"));
    }

    private static Task<Answer> Export(Api caller, string partner, object whom) =>
        caller.Post($"/v1/partners/{partner}/personal-data/exports", whom);

    private static async Task<string> Register(Api partner, string email, string description) => (await partner.Post(
        "/v1/deals", PersonalDataActions.DealNaming(Registration.NewCustomer(), email, "Ada Example", description)))
        .Expect(HttpStatusCode.Created).Id;
}
