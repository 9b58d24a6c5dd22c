using System.Net;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.Store;

/// <summary>Runs where there is a SQL Server, and is reported as skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqlServerFactAttribute : FactAttribute
{
    public SqlServerFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CHANNEL_TEST_SQLSERVER")))
            Skip = "CHANNEL_TEST_SQLSERVER names no SQL Server.";
    }
}

/// <summary>The life of deals on the second engine; <c>./test</c> runs the other tests of the API there as well.</summary>
public sealed class SqlServerDealTests : IAsyncLifetime
{
    private readonly IsolatedHost _host = new(TestServer.SqlServer);

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [SqlServerFact]
    public async Task Of_concurrent_registrations_one_holds_the_line_and_the_longest_waiting_is_promoted()
    {
        var customer = Registration.NewCustomer();
        var partners = await _host.AddPartners(6);

        var deals = await Task.WhenAll(partners.Select(it => it.Registered(customer)));
        var holder = Array.FindIndex(deals, it => it.DealStatus == "approved");
        Assert.Equal(5, deals.Count(it => it.DealStatus == "waitlisted"));
        (await partners[holder].Withdraw(deals[holder].Id)).Expect(HttpStatusCode.OK);

        var now = await Task.WhenAll(deals.Select((it, place) => partners[place].Deal(it.Id)));
        Assert.Equal(
            ["approved", "waitlisted", "waitlisted", "waitlisted", "waitlisted", "withdrawn"],
            now.Select(it => it.DealStatus).Order());
        Assert.Equal(1L, await _host.Database.Query<long>("SELECT count(*) FROM claims WHERE state = 'Held'"));
    }

    [SqlServerFact]
    public async Task A_key_creates_one_deal_and_a_refusal_stores_nothing()
    {
        var (key, customer) = ($"key-{Guid.NewGuid():N}", Registration.NewCustomer());

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _host.Gold.Register(customer, key: key)));
        Assert.Single(answers.Where(it => it.Code == HttpStatusCode.Created).Select(it => it.Id).Distinct());
        var rows = await _host.Database.Query<long>("SELECT count(*) FROM audit");
        var refused = await _host.Gold.Register(customer, key: key + "again");
        Assert.Equal((409, "alreadyRegistered"), (refused.Status, refused.Problem));
        Assert.Equal(refused.Text, (await _host.Gold.Register(customer, key: key + "again")).Text);
        Assert.Equal(rows, await _host.Database.Query<long>("SELECT count(*) FROM audit"));
    }

    [SqlServerFact]
    public async Task A_list_is_paged_by_instant_and_id_and_external_ids_are_compared_exactly()
    {
        var partner = await _host.AddPartner();
        string[] externalIds = ["crm-1", "CRM-1", "crm-1 ", "crm-2"];
        foreach (var it in externalIds)
            (await partner.Register(Registration.NewCustomer(), externalId: it)).Expect(HttpStatusCode.Created);
        Assert.Equal("externalIdInUse", (await partner.Register(Registration.NewCustomer(), externalId: "crm-1 ")).Problem);

        var all = await partner.Listed("limit=200");
        var first = (await partner.Get("/v1/deals?limit=2")).Expect(HttpStatusCode.OK);
        var second = await partner.Listed($"limit=2&after={Uri.EscapeDataString(first.String("next")!)}");

        Assert.Equal(all.OrderDescending(StringComparer.Ordinal), all);
        Assert.Equal(all.Skip(2), second);
        Assert.Single(await partner.Listed("externalId=CRM-1"));
    }

    [SqlServerFact]
    public async Task An_ended_deal_is_expired_by_a_job_and_everything_is_recorded()
    {
        var deal = await _host.Gold.Registered(Registration.NewCustomer());
        _host.Clock.Now = deal.Instant("protection.until").AddDays(1);
        await _host.RunJobs();

        Assert.Equal("expired", (await _host.Gold.Deal(deal.Id)).DealStatus);
        Assert.Equal(["deal.submitted", "deal.approved", "deal.expired"], await _host.Gold.EventTypes(deal.Id));
    }
}
