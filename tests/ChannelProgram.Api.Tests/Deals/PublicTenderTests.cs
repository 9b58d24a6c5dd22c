using System.Net;
using System.Text.Json;
using ChannelProgram.Api.Tests.Work;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>Every partner that takes part in a public tender is approved alike, and nobody has its customer by it.</summary>
public sealed class PublicTenderTests : IClassFixture<ChannelHost>
{
    private readonly ChannelHost _host;
    private readonly string _customer = Registration.NewCustomer();

    public PublicTenderTests(ChannelHost host)
    {
        _host = host;
        _host.Clock.Now = SettableClock.Start;
    }

    [Fact]
    public async Task It_takes_no_line_and_always_waits_for_staff()
    {
        var tender = await Registered(_host.Platinum, "T-1");

        Assert.Equal(
            ("publicTender", "T-1", "submitted", "analytics released"),
            (tender.String("type"), tender.String("tenderId"), tender.DealStatus, tender.Lines));
        Assert.False(tender.IsNull("decisionDueBy"));
        var item = Assert.Single(
            await _host.ChannelManager.Work("limit=200"), it => it.GetProperty("id").GetString() == tender.Id);
        Assert.Equal("publicTender", item.GetProperty("kind").GetString());
        Assert.Contains("publicTender", item.Why());

        // The line is free, for its own partner too.
        Assert.Equal("approved", (await _host.Gold.Registered(_customer)).DealStatus);
        _host.Clock.Now = SettableClock.Start.AddDays(7);
        await _host.RunJobs();
        Assert.Equal("submitted", (await _host.Platinum.Deal(tender.Id)).DealStatus);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Approving_one_approves_all_of_the_same_tender_and_customer_and_no_other()
    {
        var gold = await Registered(_host.Gold, "T-1");
        var silver = await Registered(_host.Silver, "T-1");
        var otherTender = await Registered(_host.Platinum, "T-2");
        var elsewhere = await Registered(_host.Platinum, "T-1", Registration.NewCustomer());

        (await _host.ChannelManager.Approve(gold.Id)).Expect(HttpStatusCode.OK);

        foreach (var (by, deal) in new[] { (_host.Gold, gold), (_host.Silver, silver) })
        {
            var read = await by.Deal(deal.Id);
            Assert.Equal(("approved", "analytics released"), (read.DealStatus, read.Lines));
            Assert.True(read.IsNull("protection") && read.IsNull("decisionDueBy"));
            Assert.Equal("deal.approved", (await by.EventTypes(deal.Id))[^1]);
        }

        Assert.Equal("submitted", (await _host.Platinum.Deal(otherTender.Id)).DealStatus);
        Assert.Equal("submitted", (await _host.Platinum.Deal(elsewhere.Id)).DealStatus);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_partner_that_may_not_register_any_more_is_not_approved_with_the_others()
    {
        var (gold, suspended) = (await Registered(_host.Gold, "T-1"), await _host.AddPartner());
        var theirs = await Registered(suspended, "T-1");
        await _host.Database.Execute(
            $"UPDATE partners SET status = 'Suspended' WHERE id = (SELECT partner FROM deals WHERE id = '{theirs.Id}')");

        (await _host.ChannelManager.Approve(gold.Id)).Expect(HttpStatusCode.OK);

        Assert.Equal("approved", (await _host.Gold.Deal(gold.Id)).DealStatus);
        Assert.Equal("submitted", (await _host.ChannelManager.Deal(theirs.Id)).DealStatus);
    }

    [Fact]
    public async Task Where_its_keys_point_at_two_customers_staff_names_one_and_then_approves()
    {
        var one = CustomerKeys.New();
        var other = CustomerKeys.New() with { Name = one.Name };
        foreach (var it in (CustomerKeys[])[one, other])
            (await _host.Platinum.Post("/v1/deals", it.ToRegistration(["analytics"]))).Expect(HttpStatusCode.Created);
        var body = JsonSerializer.SerializeToNode((one with { TaxId = other.TaxId, Duns = null }).ToRegistration(["analytics"]))!;
        (body["type"], body["tenderId"]) = ("publicTender", "T-1");
        var tender = (await _host.Gold.PostText("/v1/deals", body.ToJsonString())).Expect(HttpStatusCode.Created);
        Assert.Equal(
            "customerAmbiguous", (await _host.ChannelManager.Approve(tender.Id)).Expect(HttpStatusCode.Conflict).Problem);
        var account = await _host.Database.Query<Guid>($"SELECT account FROM account_keys WHERE value = '{one.Duns}'");

        (await _host.ChannelManager.Post($"/v1/deals/{tender.Id}/separate-customer", new { account }))
            .Expect(HttpStatusCode.OK);

        Assert.Equal("approved", (await _host.ChannelManager.Approve(tender.Id)).Expect(HttpStatusCode.OK).DealStatus);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Nobodys_protection_is_touched()
    {
        var held = await _host.Gold.Registered(_customer);
        var waiting = await _host.Silver.Registered(_customer);
        var tender = await Registered(_host.Platinum, "T-1");
        Assert.Equal("submitted", tender.DealStatus);

        (await _host.ChannelManager.Approve(tender.Id)).Expect(HttpStatusCode.OK);

        Assert.Equal((held.Text, held.ETag), ((await _host.Gold.Deal(held.Id)).Text, (await _host.Gold.Deal(held.Id)).ETag));
        Assert.Equal(waiting.Text, (await _host.Silver.Deal(waiting.Id)).Text);
        (await _host.Platinum.Win(tender.Id)).Expect(HttpStatusCode.OK);
        (await _host.Crm.ConfirmWin(tender.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal("won", (await _host.Platinum.Deal(tender.Id)).DealStatus);
        Assert.Equal(held.Text, (await _host.Gold.Deal(held.Id)).Text);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task An_unconfirmed_win_of_a_tender_leaves_it_approved()
    {
        var tender = await Registered(_host.Platinum, "T-1");
        await _host.ChannelManager.Approve(tender.Id);
        var reported = (await _host.Platinum.Win(tender.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal("winReported", reported.DealStatus);

        _host.Clock.Now = reported.Instant("win.confirmationDueBy");
        Assert.Equal("approved", (await _host.Platinum.Deal(tender.Id)).DealStatus);
        await _host.RunJobs();
        Assert.Equal("approved", (await _host.Platinum.Deal(tender.Id)).DealStatus);
        Assert.Equal("lost", (await _host.Platinum.Lose(tender.Id)).Expect(HttpStatusCode.OK).DealStatus);
        Assert.Equal("approved", (await _host.ChannelManager.Undo(tender.Id)).Expect(HttpStatusCode.OK).DealStatus);
        await _host.Database.ExpectConsistent();
    }

    [Theory]
    [InlineData("publicTender", null, "/tenderId")]
    [InlineData("newBusiness", "T-1", "/tenderId")]
    [InlineData("tender", null, "/type")]
    public async Task A_tender_is_named_by_its_id_and_nothing_else_is(string type, string? tenderId, string pointer)
    {
        var body = DealActions.Json(_customer);
        (body["type"], body["tenderId"]) = (type, tenderId);
        Assert.Equal(
            [pointer], (await _host.Gold.PostText("/v1/deals", body.ToJsonString())).Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task The_check_says_that_it_waits()
    {
        var body = DealActions.Json(_customer);
        (body["type"], body["tenderId"]) = ("publicTender", "T-1");

        var check = (await _host.Platinum.PostText("/v1/deals/check", body.ToJsonString())).Expect(HttpStatusCode.OK);

        Assert.True(check.Json.GetProperty("waitsForReview").GetBoolean());
    }

    private async Task<Answer> Registered(Api by, string tenderId, string? customer = null)
    {
        var body = DealActions.Json(customer ?? _customer);
        (body["type"], body["tenderId"]) = ("publicTender", tenderId);
        return (await by.PostText("/v1/deals", body.ToJsonString())).Expect(HttpStatusCode.Created);
    }
}
