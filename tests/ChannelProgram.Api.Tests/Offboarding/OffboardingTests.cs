using System.Globalization;
using System.Net;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.DealTransfers;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Users;

namespace ChannelProgram.Api.Tests.Offboarding;

/// <summary>A partner leaves, with deals in every status, and nothing is orphaned.</summary>
public sealed class OffboardingTests : IClassFixture<ChannelHost>
{
    private readonly ChannelHost _host;

    public OffboardingTests(ChannelHost host)
    {
        _host = host;
        _host.Clock.Now = SettableClock.Start;
    }

    private Api Admin => _host.ProgramAdmin;

    [Fact]
    public async Task All_that_it_would_do_is_listed_before_it_is_confirmed()
    {
        var (partner, other) = (await _host.AddPartnerWithAdmin(), await _host.AddPartner());
        var deals = await _host.InEveryStatus(partner.System, other);
        var buyer = await (await _host.AddPartner()).PartnerId();
        await MakeDistributorOf(partner.Id, buyer);

        var plan = (await Admin.PlanOffboarding(partner.Id)).Expect(HttpStatusCode.OK);

        var effects = plan.Json.GetProperty("deals").EnumerateArray()
            .ToDictionary(it => it.GetProperty("id").GetString()!, it => it.GetProperty("becomes").GetString());
        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["submitted"] = "ends",
                ["informationRequested"] = "ends",
                ["waitlisted"] = "ends",
                ["offered"] = "ends",
                ["approved"] = "runsOn",
                ["winReported"] = "runsOn",
                ["won"] = "freesLines",
            }.OrderBy(it => it.Key),
            deals.Where(it => effects.ContainsKey(it.Value)).ToDictionary(it => it.Key, it => effects[it.Value])
                .OrderBy(it => it.Key));
        Assert.Equal("5 1 0 1 1", string.Join(' ', new[] { "endedDeals", "drafts", "people", "users", "apiClients" }
            .Select(it => plan.Json.GetProperty(it).GetInt32())));
        Assert.Equal(buyer, Assert.Single(plan.Json.GetProperty("distributes").EnumerateArray()).GetString());
        // Nothing is stored by it.
        Assert.Equal("active", (await Admin.Get($"/v1/partners/{partner.Id}")).DealStatus);

        // Something of it changes, and what was listed is confirmed no more.
        (await partner.System.Withdraw(deals["approved"])).Expect(HttpStatusCode.OK);
        var refused = await Admin.Post(
            $"/v1/partners/{partner.Id}/offboard", new { confirmation = plan.String("confirmation") });
        Assert.Equal("offboardingChanged", refused.Expect(HttpStatusCode.Conflict).Problem);
    }

    [Fact]
    public async Task A_partner_that_leaves_registers_nothing_and_its_protected_deals_run_on_until_they_end()
    {
        var (partner, other) = (await _host.AddPartnerWithAdmin(), await _host.AddPartner());
        var deals = await _host.InEveryStatus(partner.System, other);
        var buyer = await (await _host.AddPartner()).PartnerId();
        await MakeDistributorOf(partner.Id, buyer);
        var customer = (await partner.System.Deal(deals["offered"])).Json.GetProperty("customer").GetProperty("website")
            .GetString()!;
        var approvedAt = _host.Clock.Now;

        Assert.Equal("offboarding", (await Admin.Offboard(partner.Id)).DealStatus);
        Assert.Equal(
            "partnerNotActive",
            (await partner.System.Register(Registration.NewCustomer())).Expect(HttpStatusCode.Forbidden).Problem);
        Assert.Equal(
            "partnerNotActive", (await partner.System.AcceptOffer(deals["offered"])).Expect(HttpStatusCode.Forbidden).Problem);
        await _host.RunJobs();
        await _host.RunJobs();

        foreach (var (was, reads) in new[]
        {
            ("submitted", "rejected"), ("informationRequested", "rejected"), ("waitlisted", "rejected"), ("offered", "rejected"),
            ("approved", "approved"), ("winReported", "winReported"), ("won", "won"), ("lost", "lost"), ("expired", "expired"),
            ("withdrawn", "withdrawn"), ("revoked", "revoked"),
        })
            Assert.Equal((was, reads), (was, (await partner.System.Deal(deals[was])).DealStatus));
        // The line that was offered to it is free for the next.
        Assert.Equal("approved", (await other.Registered(customer)).DealStatus);

        // It still works on what it has, but nothing is protected for longer.
        (await partner.System.Post(
                $"/v1/deals/{deals["approved"]}/activities", new { kind = "demo", contact = new { name = "Ada" } }))
            .Expect(HttpStatusCode.Created);
        _host.Clock.Now = approvedAt.AddDays(25);
        Assert.Equal(
            "partnerNotActive", (await partner.System.Extend(deals["approved"])).Expect(HttpStatusCode.Forbidden).Problem);
        await _host.RunJobs();
        Assert.Equal("offboarding", (await Admin.Get($"/v1/partners/{partner.Id}")).DealStatus);

        _host.Clock.Now = approvedAt.AddDays(30);
        await _host.RunJobs();
        Assert.Equal("offboarded", (await Admin.Get($"/v1/partners/{partner.Id}")).DealStatus);
        Assert.Equal("0 0 0 0 0 0 0 0", await _host.LeftTo(partner.Id));
        Assert.Equal("won", (await Admin.Deal(deals["won"])).DealStatus);
        partner.System.ForgetToken();
        await Assert.ThrowsAsync<HttpRequestException>(() => partner.System.Get("/v1/me"));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_successor_takes_over_claims_people_and_history_on_the_day()
    {
        var (partner, successor, other) = (
            await _host.AddPartnerWithAdmin(), await _host.AddPartnerWithAdmin("platinum"), await _host.AddPartner());
        var deals = await _host.InEveryStatus(partner.System, other);
        // Of two claims the earlier stands: one of the partner's, and one of the successor's.
        var (earlier, later) = (Registration.NewCustomer(), Registration.NewCustomer());
        var holds = await partner.System.Registered(earlier, "analytics", "platform");
        var waits = await successor.System.Registered(earlier, "analytics");
        var held = await successor.System.Registered(later, "analytics");
        var contested = await partner.System.Registered(later, "analytics", "platform");
        await successor.System.Register(Registration.NewCustomer(), externalId: "crm-1");
        var (kept, lost) = (
            (await partner.System.Register(Registration.NewCustomer(), externalId: "crm-2")).Id,
            (await partner.System.Register(Registration.NewCustomer(), externalId: "crm-1")).Id);
        var person = (await Admin.Post(
                $"/v1/partners/{partner.Id}/people", new { name = "Ada", email = UserActions.NewAddress() }))
            .Expect(HttpStatusCode.Created).Id;
        var day = _host.Clock.Now.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        var plan = (await Admin.PlanOffboarding(partner.Id, successor.Id, day)).Expect(HttpStatusCode.OK);
        Assert.Equal(
            [contested.Id, holds.Id],
            plan.Json.GetProperty("deals").EnumerateArray()
                .Where(it => it.GetProperty("becomes").GetString() is "movesContested")
                .Select(it => it.GetProperty("id").GetString()!).Order(StringComparer.Ordinal)
                .OrderBy(it => it == contested.Id ? 0 : 1));
        Assert.Equal("active", (await Admin.Offboard(partner.Id, successor.Id, day)).DealStatus);
        await _host.RunJobs();
        Assert.Equal("approved", (await partner.System.Deal(deals["approved"])).DealStatus);

        _host.Clock.Now = DateTimeOffset.Parse($"{day}T00:00:00Z", CultureInfo.InvariantCulture);
        // By the clock, whether or not the job has run.
        Assert.Equal(
            "partnerNotActive",
            (await partner.System.Register(Registration.NewCustomer())).Expect(HttpStatusCode.Forbidden).Problem);
        var until = (await Admin.Deal(deals["approved"])).Instant("protection.until");
        await _host.RunJobs();
        await _host.RunJobs();

        Assert.Equal("offboarded", (await Admin.Get($"/v1/partners/{partner.Id}")).DealStatus);
        Assert.Equal("0 0 0 0 0 0 0 0", await _host.LeftTo(partner.Id));
        Assert.Equal(0, await _host.Database.Query<long>($"SELECT count(*) FROM deals WHERE partner = '{partner.Id}'"));
        foreach (var (status, id) in deals)
        {
            var moved = (await successor.System.Deal(id)).Expect(HttpStatusCode.OK);
            // An offer that nobody answered in time is over.
            Assert.Equal(status is "offered" ? "expired" : status, moved.DealStatus);
        }

        Assert.Equal(until, (await successor.System.Deal(deals["approved"])).Instant("protection.until"));
        Assert.Equal("analytics held, platform held", (await successor.System.Deal(holds.Id)).Lines);
        Assert.Equal("rejected", (await successor.System.Deal(waits.Id)).DealStatus);
        Assert.Equal("analytics held", (await successor.System.Deal(held.Id)).Lines);
        Assert.Equal("analytics released, platform held", (await successor.System.Deal(contested.Id)).Lines);
        Assert.Equal(("crm-2", null), (
            (await successor.System.Deal(kept)).String("externalId"), (await successor.System.Deal(lost)).String("externalId")));
        Assert.True((await successor.System.EventTypes(deals["won"])) is [.., "deal.transferred"]);

        // People go along with their history; whoever administered the one does not administer the other.
        Assert.Equal(person, (await Admin.Get($"/v1/partners/{successor.Id}/people/{person}")).Expect(HttpStatusCode.OK).Id);
        partner.Admin.ForgetToken();
        var me = (await partner.Admin.Get("/v1/me")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(
            (successor.Id, "partnerSales"),
            (me.GetProperty("partner").GetProperty("id").GetString(), me.GetProperty("roles")[0].GetString()));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task What_was_planned_can_be_taken_back_and_a_suspended_partner_stays_suspended_until_it_has_left()
    {
        var (partner, successor) = (await _host.AddPartnerWithAdmin(), await _host.AddPartner());
        var deal = await partner.System.Registered(Registration.NewCustomer());
        var id = await successor.PartnerId();
        var day = _host.Clock.Now.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        Assert.Contains("reinstate", (await Admin.Offboard(partner.Id, id, day)).Next());
        await Admin.Reinstate(partner.Id);
        _host.Clock.Now += TimeSpan.FromDays(4);
        await _host.RunJobs();
        Assert.Equal("approved", (await partner.System.Deal(deal.Id)).DealStatus);
        await partner.System.Registered(Registration.NewCustomer());

        await Admin.Suspend(partner.Id);
        Assert.Equal("suspended", (await Admin.Offboard(partner.Id)).DealStatus);
        Assert.Equal(
            "partnerNotActive", (await partner.System.Withdraw(deal.Id)).Expect(HttpStatusCode.Forbidden).Problem);
        _host.Clock.Now += TimeSpan.FromDays(30);
        await _host.RunJobs();
        Assert.Equal("offboarded", (await Admin.Get($"/v1/partners/{partner.Id}")).DealStatus);
        Assert.Equal(
            "statusForbids",
            (await Admin.Post($"/v1/partners/{partner.Id}/reinstate")).Expect(HttpStatusCode.Conflict).Problem);
    }

    [Fact]
    public async Task A_successor_does_not_leave_before_it_has_taken_over_and_two_do_not_succeed_each_other()
    {
        var (one, two) = (await (await _host.AddPartner()).PartnerId(), await (await _host.AddPartner()).PartnerId());
        var day = _host.Clock.Now.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string[] confirmations =
        [
            (await Admin.PlanOffboarding(one, two, day)).String("confirmation")!,
            (await Admin.PlanOffboarding(two, one, day)).String("confirmation")!,
        ];

        var answers = await Task.WhenAll(
            Admin.Post($"/v1/partners/{one}/offboard", new { successor = two, on = day, confirmation = confirmations[0] }),
            Admin.Post($"/v1/partners/{two}/offboard", new { successor = one, on = day, confirmation = confirmations[1] }));

        Assert.Equal(1, answers.Count(it => it.Status == 200));
        Assert.Contains(answers.Single(it => it.Status != 200).Status, (int[])[400, 409]);
        var successor = answers[0].Status == 200 ? two : one;
        Assert.Equal(
            "isSuccessor", (await Admin.PlanOffboarding(successor)).Expect(HttpStatusCode.Conflict).Problem);
    }

    [Fact]
    public async Task A_partner_that_leaves_can_be_suspended_and_only_a_program_admin_takes_its_leaving_back()
    {
        var partner = await _host.AddPartnerWithAdmin();
        var deal = await partner.System.Registered(Registration.NewCustomer());
        await Admin.Offboard(partner.Id);
        await _host.RunJobs();

        Assert.Equal("suspended", (await _host.ChannelManager.Suspend(partner.Id)).DealStatus);
        Assert.Equal(
            "partnerNotActive", (await partner.System.Withdraw(deal.Id)).Expect(HttpStatusCode.Forbidden).Problem);
        Assert.Equal(
            "insufficientRole",
            (await _host.ChannelManager.Post($"/v1/partners/{partner.Id}/reinstate")).Expect(HttpStatusCode.Forbidden).Problem);
        Assert.Equal("active", (await Admin.Reinstate(partner.Id)).DealStatus);
        await partner.System.Registered(Registration.NewCustomer());
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_all_its_faults()
    {
        var partner = await _host.AddPartner();
        var id = await partner.PartnerId();

        foreach (var (successor, on, faults) in new (string?, string?, string[])[]
        {
            (id, null, ["/successor"]), ($"{Guid.NewGuid()}", "2020-01-01", ["/on", "/successor"]), (null, "2099-01-01", ["/on"]),
        })
            Assert.Equal(
                faults, (await Admin.PlanOffboarding(id, successor, on)).Expect(HttpStatusCode.BadRequest).Faults);
        (await _host.ChannelManager.PlanOffboarding(id)).Expect(HttpStatusCode.Forbidden);
        (await partner.PlanOffboarding(id)).Expect(HttpStatusCode.Forbidden);
    }

    private async Task MakeDistributorOf(string distributor, string buyer)
    {
        (await Admin.UpdatePartner(distributor, new { type = "distributor" })).Expect(HttpStatusCode.OK);
        (await Admin.UpdatePartner(buyer, new { distributor })).Expect(HttpStatusCode.OK);
    }
}
