using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Api.Tests.Audit;

[Trait("Engine", "postgreSql")]
public class AuditTrailTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_registration_records_who_did_what_and_what_the_program_made_of_it()
    {
        var customer = Registration.NewCustomer();
        var deal = await host.Gold.Registered(customer);

        var rows = await Audit(deal.Id);
        Assert.Equal(
            [("deal.submitted", "partnerSystem", "demo-gold"), ("deal.approved", "program", "program")],
            rows.Select(it => (it.String("action"), it.String("actor_kind"), it.String("actor"))));
        Assert.All(rows, it => Assert.Equal((host.Clock.Now, host.Clock.Now), (it.Instant("at"), it.Instant("recorded_at"))));
        Assert.Equal(JsonValueKind.Null, rows[0].GetProperty("before").ValueKind);
        Assert.Equal(("submitted", "held", "submitted", "approved"), (
            rows[0].State("after"), rows[0].Claim("after"), rows[1].State("before"), rows[1].State("after")));
        Assert.Equal(
            deal.Json.GetProperty("protection").GetProperty("until").GetDateTimeOffset(),
            Parsed(rows[1], "after").GetProperty("claims")[0].GetProperty("protection").GetProperty("until").GetDateTimeOffset());

        Assert.Equal(
            ["account.keyAsserted", "account.opened"],
            (await Audit(await AccountOf(deal))).Select(it => it.String("action")).Order());

        var told = await Outbox(deal.Id);
        Assert.Equal(
            [("deal.submitted", "submitted"), ("deal.approved", "approved")],
            told.Select(it => (it.String("type"), it.State("data"))));
        var partner = (await host.ChannelManager.Deal(deal.Id)).String("partner");
        Assert.Equal(
            [(deal.Id, partner, 1, 1), (deal.Id, partner, 2, 1)],
            told.Select(it => (
                it.String("subject"), it.String("partner"), it.GetProperty("version").GetInt32(),
                it.GetProperty("schema_version").GetInt32())));
        Assert.All(told, it => Assert.Equal(deal.String("number"), Parsed(it, "data").GetProperty("number").GetString()));
    }

    [Fact]
    public async Task A_registration_is_one_transaction_with_its_rows_and_events()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer(), "analytics", "platform");
        var account = await AccountOf(deal);

        Assert.Equal(1L, await host.Database.Query<long>($"""
            SELECT count(DISTINCT x) FROM (
              SELECT xmin::text x FROM deals WHERE id = '{deal.Id}'
              UNION ALL SELECT xmin::text FROM claims WHERE deal = '{deal.Id}'
              UNION ALL SELECT xmin::text FROM accounts WHERE id = '{account}'
              UNION ALL SELECT xmin::text FROM account_keys WHERE account = '{account}'
              UNION ALL SELECT xmin::text FROM audit WHERE subject IN ('{deal.Id}', '{account}')
              UNION ALL SELECT xmin::text FROM outbox WHERE data::json->>'deal' = '{deal.Id}') every
            """));
    }

    [Fact]
    public async Task Decisions_of_users_are_recorded_with_their_id()
    {
        var deal = await host.Silver.Registered(Registration.NewCustomer());
        host.Clock.Now += TimeSpan.FromMinutes(1);
        await host.ChannelManager.Approve(deal.Id);
        host.Clock.Now += TimeSpan.FromMinutes(1);
        await host.Person("sales@silver.example").Withdraw(deal.Id);

        var rows = await Audit(deal.Id);
        var (staff, seller) = (
            (await host.ChannelManager.Get("/v1/me")).Id, (await host.Person("sales@silver.example").Get("/v1/me")).Id);
        Assert.Equal(
            [
                ("deal.submitted", "partnerSystem", "demo-silver", null, "submitted"),
                ("deal.approved", "staff", staff, "submitted", "approved"),
                ("deal.withdrawn", "partnerUser", seller, "approved", "withdrawn"),
            ],
            rows.Select(
                it => (it.String("action"), it.String("actor_kind"), it.String("actor"), it.State("before"), it.State("after"))));
        Assert.True(Guid.TryParse(staff, out _) && Guid.TryParse(seller, out _));
        Assert.Equal(host.Clock.Now, rows[2].Instant("at"));
        Assert.Equal(("held", "released"), (rows[2].Claim("before"), rows[2].Claim("after")));
        Assert.Equal(
            ["deal.submitted", "deal.approved", "deal.withdrawn"], (await Outbox(deal.Id)).Select(it => it.String("type")));
    }

    [Fact]
    public async Task Offers_after_a_withdrawal_are_recorded_as_the_programs_and_their_acceptance_as_the_partners()
    {
        var customer = Registration.NewCustomer();
        var holder = await host.Gold.Registered(customer);
        var next = await host.Platinum.Registered(customer);
        host.Clock.Now += TimeSpan.FromMinutes(1);
        await host.Gold.Withdraw(holder.Id);

        Assert.Equal(
            [
                ("deal.submitted", "demo-platinum", null, "submitted"), ("deal.waitlisted", "program", "submitted", "waitlisted"),
                ("deal.offered", "program", "waitlisted", "waitlisted"),
            ],
            await Changes());
        var offer = (await Audit(next.Id))[^1];
        Assert.Equal(("waitlisted", "offered"), (offer.Claim("before"), offer.Claim("after")));
        Assert.Equal("deal.offered", (await Outbox(next.Id))[^1].String("type"));
        Assert.Equal(host.Clock.Now, (await Outbox(next.Id))[^1].Instant("at"));

        host.Clock.Now += TimeSpan.FromMinutes(1);
        (await host.Platinum.AcceptOffer(next.Id)).Expect(HttpStatusCode.OK);

        Assert.Equal([("deal.approved", "demo-platinum", "waitlisted", "approved")], (await Changes()).Skip(3));
        Assert.Equal("deal.approved", (await Outbox(next.Id))[^1].String("type"));
        Assert.Equal(host.Clock.Now, (await Outbox(next.Id))[^1].Instant("at"));

        async Task<IEnumerable<(string?, string?, string?, string?)>> Changes() => (await Audit(next.Id))
            .Select(it => (it.String("action"), it.String("actor"), it.State("before"), it.State("after")));
    }

    [Fact]
    public async Task A_line_offered_to_an_approved_deal_is_a_change_of_it_once_accepted()
    {
        var customer = Registration.NewCustomer();
        var platform = await host.Gold.Registered(customer, "platform");
        var both = await host.Silver.Registered(customer, "analytics", "platform");
        await host.ChannelManager.Approve(both.Id);
        host.Clock.Now += TimeSpan.FromMinutes(1);
        await host.Gold.Withdraw(platform.Id);
        Assert.Equal(("deal.offered", false), (
            (await Outbox(both.Id))[^1].String("type"),
            Parsed((await Outbox(both.Id))[^1], "data").GetProperty("reviewRequired").GetBoolean()));
        Assert.Equal("deal.offered", (await Audit(both.Id))[^1].String("action"));

        host.Clock.Now += TimeSpan.FromMinutes(1);
        (await host.Silver.AcceptOffer(both.Id)).Expect(HttpStatusCode.OK);

        Assert.Equal(("deal.changed", true), (
            (await Outbox(both.Id))[^1].String("type"),
            Parsed((await Outbox(both.Id))[^1], "data").GetProperty("reviewRequired").GetBoolean()));
        Assert.Equal("deal.changed", (await Audit(both.Id))[^1].String("action"));
    }

    [Fact]
    public async Task No_personal_data_is_recorded()
    {
        var body = DealActions.Json(Registration.NewCustomer());
        body["customer"]!["contact"] =
            new JsonObject { ["name"] = "Adalinde Zyxwander", ["email"] = "adalinde@zyxwander.example" };
        body["owner"] = "Samson Sellerman";
        body["description"] = "Adalinde Zyxwander wants it.";
        var deal = (await host.Person("sales@silver.example").PostText("/v1/deals", body.ToJsonString()))
            .Expect(HttpStatusCode.Created);
        await host.ChannelManager.Approve(deal.Id);
        await host.Person("admin@silver.example").Withdraw(deal.Id);

        foreach (var named in new[] { "adalinde", "zyxwander", "samson", "sellerman", "vendor.example", "silver.example" })
            Assert.Equal(0L, await host.Database.Query<long>(
                $"SELECT (SELECT count(*) FROM audit a WHERE a::text ILIKE '%{named}%') + (SELECT count(*) FROM outbox o "
                + $"WHERE o::text ILIKE '%{named}%')"));
    }

    [Fact]
    public async Task Refused_read_or_repeated_requests_record_nothing()
    {
        var (customer, externalId, key) = (Registration.NewCustomer(), $"crm-{Guid.NewGuid():N}", $"{Guid.NewGuid()}");
        var deal = (await host.Gold.Register(customer, externalId: externalId, key: key)).Expect(HttpStatusCode.Created);
        var suspended = await host.AddPartner(status: PartnerStatus.Suspended);
        _ = await host.ChannelManager.Deal(deal.Id);
        var rows = await host.Rows();

        Answer[] answers =
        [
            await host.Gold.Register(customer, externalId: externalId, key: key),
            await host.Gold.Register(customer, externalId: externalId),
            await host.Gold.Register(Registration.NewCustomer(), externalId: externalId),
            await host.Gold.Register("localhost"),
            await host.Gold.Register(Registration.NewCustomer(), key: key),
            await host.Registered.Register(Registration.NewCustomer()),
            await suspended.Register(Registration.NewCustomer()),
            await host.Crm.Register(Registration.NewCustomer()),
            await host.Nobody.Register(Registration.NewCustomer()),
            await host.ChannelManager.Approve(deal.Id),
            await host.Platinum.Withdraw(deal.Id),
            await host.Gold.Send(HttpMethod.Post, $"/v1/deals/{deal.Id}/withdraw", null, ("If-Match", "\"old\"")),
            await host.Gold.Deal(deal.Id),
            await host.Gold.Get("/v1/deals"),
        ];

        Assert.Equal([201, 409, 409, 400, 422, 403, 403, 403, 401, 409, 404, 412, 200, 200], answers.Select(it => it.Status));
        Assert.Equal(rows, await host.Rows());
    }

    [Fact]
    public async Task Only_new_keys_are_recorded()
    {
        var customer = Registration.NewCustomer();
        var deal = await host.Gold.Registered(customer);
        await host.Platinum.Registered($"www.{customer}");
        await host.Silver.Registered($"https://shop.{customer}/x");

        var rows = await Audit(await AccountOf(deal));
        Assert.Equal(["account.keyAsserted", "account.opened"], rows.Select(it => it.String("action")).Order());
        Assert.All(rows, it => Assert.Equal(("partnerSystem", "demo-gold"), (it.String("actor_kind"), it.String("actor"))));
    }

    private Task<Guid> AccountOf(Answer deal) =>
        host.Database.Query<Guid>($"SELECT account FROM claims WHERE deal = '{deal.Id}' LIMIT 1");

    // By id, which is the order in which it happened, within an instant too.
    private Task<IReadOnlyList<JsonElement>> Audit(object subject) =>
        Rows($"SELECT * FROM audit WHERE subject = '{subject}' ORDER BY recorded_at, ordinal");

    private Task<IReadOnlyList<JsonElement>> Outbox(string deal) =>
        Rows($"SELECT * FROM outbox WHERE data::json->>'deal' = '{deal}' ORDER BY recorded_at, ordinal");

    private async Task<IReadOnlyList<JsonElement>> Rows(string sql) =>
        JsonSerializer.Deserialize<JsonElement[]>(
            await host.Database.Query<string>($"SELECT coalesce(json_agg(r), '[]')::text FROM ({sql}) r"))!;

    internal static JsonElement Parsed(JsonElement row, string column) =>
        JsonSerializer.Deserialize<JsonElement>(row.GetProperty(column).GetString()!);
}

internal static class Columns
{
    public static string? String(this JsonElement row, string column) => row.GetProperty(column).GetString();

    public static DateTimeOffset Instant(this JsonElement row, string column) => row.GetProperty(column).GetDateTimeOffset();

    public static string? State(this JsonElement row, string column) =>
        row.GetProperty(column).ValueKind is JsonValueKind.Null
            ? null
            : AuditTrailTests.Parsed(row, column).GetProperty("status").GetString();

    public static string? Claim(this JsonElement row, string column) =>
        AuditTrailTests.Parsed(row, column).GetProperty("claims")[0].GetProperty("state").GetString();
}
