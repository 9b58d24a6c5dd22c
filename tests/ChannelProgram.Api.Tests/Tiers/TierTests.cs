using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Certifications;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Revenue;
using ChannelProgram.Api.Tests.Work;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Application.Tiers;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Tiers;
using ChannelProgram.Infrastructure.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Tiers;

/// <summary>What the rules say of each requirement is tested with the engine; here is what becomes of it.</summary>
public sealed class TierTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private Api _partner = null!;
    private string _id = "";

    private Api Staff => host.ChannelManager;

    public async Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        _partner = await host.AddPartner("registered");
        _id = await _partner.PartnerId();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Who_has_contracted_and_certified_people_rises_with_the_next_evaluation_and_may_register()
    {
        await host.CertifyPeople(_id, sales: 2, technical: 1);
        Assert.Equal(("registered", "registered"), HeldAndEarned(await _partner.Tier(_id)));
        await host.Contract(_id, "10000.00");

        var before = (await _partner.Tier(_id)).Json;
        Assert.Equal(("registered", "silver"), HeldAndEarned(before));
        Assert.Equal(
            [
                "commitment 10000/10000 met", "certifiedSales 2/2 met", "certifiedTechnical 1/1 met",
                "quarterlyRevenue 0/25000 notYetJudged",
            ],
            before.RequirementsOf("silver"));
        Assert.Equal(403, (await _partner.Register(Registration.NewCustomer())).Status);

        await _partner.Evaluate(_id);
        var tier = (await _partner.Tier(_id)).Json;
        Assert.Equal(("silver", "silver"), HeldAndEarned(tier));
        Assert.Equal("gold", tier.GetProperty("next").GetString());
        Assert.Equal(
            ["commitment 10000/50000 below", "certifiedSales 2/5 below", "certifiedTechnical 1/3 below"],
            tier.RequirementsOf("gold").Take(3));
        Assert.Equal("silver", (await _partner.Get("/v1/me")).Json.GetProperty("partner").GetProperty("tier").GetString());
        await _partner.Registered(Registration.NewCustomer());
        Assert.Equal(["tier.promoted registered silver"], await Told());
    }

    [Fact]
    public async Task Evaluating_again_changes_nothing_and_keeps_one_row()
    {
        await host.CertifyPeople(_id, sales: 1, technical: 0);
        await Staff.Evaluate(_id);
        var (first, etag) = (await Staff.Evaluations(_id), (await Staff.Get($"/v1/partners/{_id}")).ETag);

        for (var night = 0; night < 3; night++)
        {
            host.Clock.Now += TimeSpan.FromDays(1);
            await host.RunJobs();
            await Staff.Evaluate(_id);
        }

        Assert.Equal(["2026-11-23 registered"], first);
        Assert.Equal(first, await Staff.Evaluations(_id));
        Assert.Equal(etag, (await Staff.Get($"/v1/partners/{_id}")).ETag);
        Assert.Equal(host.Clock.Now, (await Staff.Tier(_id)).Json.GetProperty("evaluatedAt").GetDateTimeOffset());
        Assert.Empty(await Told());
    }

    /// <summary>An exam of two years ago ends in between.</summary>
    [Fact]
    public async Task Below_its_tier_a_partner_has_three_months_and_then_drops()
    {
        await host.CertifyPeople(_id, sales: 1, technical: 1);
        await host.CertifyPeople(_id, sales: 1, technical: 0, takenOn: "2024-12-01");
        await host.Contract(_id, "10000.00");
        await host.Contract(_id, "10000.00", year: 2027);
        await host.Person("finance@vendor.example").Posted(RevenueActions.Payment(partner: _id, amount: "10000.00"));
        await Staff.Evaluate(_id);
        var forecast = (await _partner.Tier(_id)).Json.GetProperty("forecast");
        Assert.Equal(("2027-03-01", "registered"), (Text(forecast, "losesOn"), Text(forecast, "fallsTo")));
        var cause = Assert.Single(forecast.GetProperty("causes").EnumerateArray().ToList());
        Assert.Equal(("certifiedSales", "2026-12-01"), (Text(cause, "requirement"), Text(cause, "shortFrom")));
        Assert.Equal("2026-12-01", Text(cause.GetProperty("ending")[0], "on"));

        host.Clock.Now = new(2026, 12, 1, 6, 0, 0, TimeSpan.Zero);
        await host.RunJobs();
        var risk = (await _partner.Tier(_id)).Json.GetProperty("atRisk");
        Assert.Equal("2027-03-01T06:00:00Z", Text(risk, "until"));
        Assert.Equal("certifiedSales", risk.GetProperty("missing")[0].GetString());
        host.Clock.Now = new(2027, 2, 28, 6, 0, 0, TimeSpan.Zero);
        await host.RunJobs();
        Assert.Equal("silver", Text((await _partner.Tier(_id)).Json, "held"));
        // The run of the last day comes before the hour, and there is one more when it is over.
        host.Clock.Now = new(2027, 3, 1, 6, 0, 0, TimeSpan.Zero);
        host.Clock.Now -= TimeSpan.FromTicks(10);
        await host.RunJobs();
        Assert.Equal("silver", Text((await _partner.Tier(_id)).Json, "held"));
        host.Clock.Now += TimeSpan.FromTicks(10);
        Assert.Equal("2027-03-01", Text((await _partner.Tier(_id)).Json.GetProperty("forecast"), "losesOn"));
        await host.RunJobs();

        Assert.Equal("registered", Text((await _partner.Tier(_id)).Json, "held"));
        Assert.Equal(
            [
                "tier.promoted registered silver", "tier.atRisk silver silver certifiedSales",
                "tier.demoted silver registered certifiedSales",
            ],
            await Told());
        Assert.Equal(
            ["2026-11-23 silver promoted", "2026-12-01 silver atRisk", "2027-03-01 registered demoted"],
            (await Staff.Evaluations(_id)).Where(it => it.Count(one => one is ' ') > 1));
    }

    [Fact]
    public async Task What_was_found_then_is_found_again_by_what_was_known_then()
    {
        var people = await host.CertifyPeople(_id, sales: 2, technical: 1);
        await host.Contract(_id, "10000.00");
        await Staff.Evaluate(_id);
        host.Clock.Now += TimeSpan.FromDays(3);
        (await Staff.Post($"/v1/partners/{_id}/people/{people[1]}/leave")).Expect(HttpStatusCode.OK);
        await Staff.Evaluate(_id);
        await Staff.GiveTier(_id, "gold", "2027-01-15T00:00:00Z");
        host.Clock.Now = new(2027, 1, 20, 6, 0, 0, TimeSpan.Zero);
        var payment = RevenueActions.Payment(partner: _id, amount: "70000.00", occurredOn: "2026-11-10");
        await host.Person("finance@vendor.example").Posted(payment);
        await host.RunJobs();

        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        var (programs, reader) = (
            scope.ServiceProvider.GetRequiredService<IProgramVersions>(),
            scope.ServiceProvider.GetRequiredService<TierFactsReader>());
        var recorded = await host.Database.Read(db => db.Set<RecordedTierEvaluation>()
            .Where(it => it.Partner == new PartnerId(Guid.Parse(_id))).OrderBy(it => it.At).ThenBy(it => it.Id).ToListAsync());
        Assert.True(recorded.Count >= 4, $"{recorded.Count}");
        foreach (var it in recorded)
        {
            var engine = new TierEngine(programs.Of(it.ProgramVersion), it.At);
            var facts = await reader.Of(
                new Dictionary<PartnerId, DateTimeOffset> { [it.Partner] = SettableClock.Start }, [engine], default);
            Assert.True(it.FoundTheSameAs(engine.Evaluate(facts[it.Partner], it.Before)), $"{it.At}");
        }
    }

    [Fact]
    public async Task A_tier_given_by_staff_ends_by_the_clock_with_no_job_run()
    {
        var until = host.Clock.Now.AddDays(30);
        var given = await Staff.GiveTier(_id, "gold", $"{until:yyyy-MM-ddTHH:mm:ssZ}");
        Assert.Equal(("gold", "registered"), HeldAndEarned(given));
        Assert.Equal("For a test.", Text(given.Json.GetProperty("override"), "reason"));
        var own = (await _partner.Tier(_id)).Json;
        Assert.False(own.GetProperty("override").TryGetProperty("reason", out _));
        Assert.Equal("30", Text(own, "marginPercent"));
        Assert.Equal("approved", (await _partner.Registered(Registration.NewCustomer())).String("status"));
        Assert.Equal(["tier.promoted registered gold"], await Told());

        host.Clock.Now = until.AddTicks(-10);
        Assert.Equal(201, (await _partner.Register(Registration.NewCustomer())).Status);
        host.Clock.Now = until;

        Assert.Equal("tierCannotRegister", (await _partner.Register(Registration.NewCustomer())).Problem);
        Assert.Equal("registered", Text((await Staff.Get($"/v1/partners/{_id}")).Json, "tier"));
        Assert.Equal("registered", (await _partner.Get("/v1/me")).Json.GetProperty("partner").GetProperty("tier").GetString());
        Assert.DoesNotContain(_id, (await Staff.Get("/v1/partners?tier=gold&limit=200")).Text, StringComparison.Ordinal);
        Assert.Equal("registered", Text((await _partner.Tier(_id)).Json, "held"));
        await host.RunJobs();
        Assert.Equal([
                "tier.promoted registered gold",
                "tier.demoted gold registered commitment certifiedSales certifiedTechnical",
            ],
            await Told());
    }

    [Fact]
    public async Task Before_an_override_ends_staff_is_asked_what_follows()
    {
        await Staff.GiveTier(_id, "gold", $"{host.Clock.Now.AddDays(20):yyyy-MM-ddTHH:mm:ssZ}");
        Assert.Equal(404, (await Staff.WorkItem(_id)).Status);

        host.Clock.Now += TimeSpan.FromDays(7);
        var item = (await Staff.WorkItem(_id)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(("tierOverride", _id), (Text(item, "kind"), Text(item, "partner")));
        Assert.Equal("override", Text(item.GetProperty("recommendation"), "action"));
        Assert.Contains(_id, (await Staff.Get($"/v1/work?kind=tierOverride&partner={_id}")).Text, StringComparison.Ordinal);

        await Staff.GiveTier(_id, "gold", $"{host.Clock.Now.AddDays(90):yyyy-MM-ddTHH:mm:ssZ}");
        Assert.Equal(404, (await Staff.WorkItem(_id)).Status);
        (await Staff.Post($"{TierActions.TierOf(_id)}/overrides/end")).Expect(HttpStatusCode.OK);
        var again = (await Staff.Post($"{TierActions.TierOf(_id)}/overrides/end")).Expect(HttpStatusCode.Conflict);
        Assert.Equal("noOverride", again.Problem);
        Assert.Equal("registered", Text((await Staff.Tier(_id)).Json, "held"));
    }

    [Fact]
    public async Task Who_knows_only_an_earlier_tier_does_not_replace_an_override()
    {
        var (path, known) = ($"{TierActions.TierOf(_id)}/overrides", (await Staff.Tier(_id)).ETag!);
        var gold = new { tier = "gold", reason = "For a test.", until = "2099-01-01T00:00:00Z" };
        Task<Answer> Give(object form) => Staff.Send(HttpMethod.Post, path, JsonContent.Create(form), ("If-Match", known));
        (await Give(gold)).Expect(HttpStatusCode.OK);

        Assert.Equal(412, (await Give(gold with { tier = "silver" })).Status);
        Assert.Equal("gold", Text((await Staff.Tier(_id)).Json, "held"));
        Assert.Equal(
            412, (await Staff.Send(HttpMethod.Post, $"{path}/end", JsonContent.Create(new { }), ("If-Match", known))).Status);
    }

    [Fact]
    public async Task A_partner_that_comes_with_a_tier_has_it_to_the_end_of_the_second_full_quarter()
    {
        await host.Database.Execute($"UPDATE partners SET tier = 'gold' WHERE id = '{_id}'");

        await host.RunJobs();

        var tier = (await Staff.Tier(_id)).Json;
        Assert.Equal(("gold", "registered"), HeldAndEarned(tier));
        Assert.True(tier.GetProperty("override").GetProperty("imported").GetBoolean());
        Assert.Equal("2027-07-01T00:00:00Z", Text(tier.GetProperty("override"), "until"));
        host.Clock.Now = new(2027, 7, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal("registered", Text((await Staff.Get($"/v1/partners/{_id}")).Json, "tier"));
    }

    [Fact]
    public async Task Short_of_the_lowest_tier_leads_and_margin_pause_after_90_days()
    {
        host.Clock.Now = SettableClock.Start.AddDays(90).AddTicks(-10);
        await Staff.Evaluate(_id);
        Assert.Equal("10", Text((await _partner.Tier(_id)).Json, "marginPercent"));

        host.Clock.Now = SettableClock.Start.AddDays(90);
        await Staff.Evaluate(_id);
        var paused = (await _partner.Tier(_id)).Json;
        Assert.True(paused.GetProperty("paused").GetBoolean());
        Assert.Equal("0", Text(paused, "marginPercent"));

        await host.CertifyPeople(_id, sales: 1, technical: 0);
        await Staff.Evaluate(_id);
        Assert.Equal("10", Text((await _partner.Tier(_id)).Json, "marginPercent"));
    }

    [Fact]
    public async Task What_if_adds_to_what_there_is_and_stores_nothing()
    {
        var rows = await host.Rows();
        var assumed = (await _partner.Post($"{TierActions.TierOf(_id)}/what-if", new
        {
            people = new[] { new { track = "sales" }, new { track = "sales" }, new { track = "technical" } },
            commitments = new[] { new { year = 2026, amount = new { amount = "10000.00", currency = "USD" } } },
        })).Expect(HttpStatusCode.OK);

        Assert.Equal(("silver", "silver"), HeldAndEarned(assumed));
        Assert.Equal("20", assumed.String("marginPercent"));
        Assert.Equal("gold", assumed.String("next"));
        Assert.Equal("silver", assumed.Json.GetProperty("forecast").GetProperty("tier").GetString());
        Assert.Equal(rows, await host.Rows());
        Assert.Equal(("registered", "registered"), HeldAndEarned(await _partner.Tier(_id)));
    }

    [Fact]
    public async Task What_is_assumed_wrongly_is_told_all_at_once()
    {
        var other = await Staff.NewPerson(await (await host.AddPartner()).PartnerId());
        var refused = (await _partner.Post($"{TierActions.TierOf(_id)}/what-if", new
        {
            people = new object[]
            {
                new { }, new { track = "marketing" }, new { track = "sales", from = "2027-01-02", until = "2027-01-02" },
            },
            revenue = new object[]
            {
                new { occurredOn = "2026-13-01" },
                new { occurredOn = "2026-11-01", amount = new { amount = "-1", currency = "USD" } },
            },
            commitments = new[] { new { year = 12, amount = new { amount = "1.001", currency = "USD" } } },
            unknown = 1,
        })).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(
            [
                "/commitments/0/amount/amount", "/commitments/0/year", "/people/0/track", "/people/1/track",
                "/people/2/until", "/revenue/0/amount", "/revenue/0/occurredOn", "/revenue/1/amount/amount", "/unknown",
            ],
            refused.Faults.Order(StringComparer.Ordinal));

        Assert.Equal(
            ["/people/0/person"],
            (await _partner.Post(
                $"{TierActions.TierOf(_id)}/what-if", new { people = new[] { new { person = other, track = "sales" } } }))
                .Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(
            ["/people/0/until"],
            (await _partner.Post(
                $"{TierActions.TierOf(_id)}/what-if", new { people = new[] { new { track = "sales", until = "2026-11-23" } } }))
                .Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(
            ["/revenue/0/amount/currency"],
            (await _partner.Post($"{TierActions.TierOf(_id)}/what-if", new
            {
                revenue = new[] { new { occurredOn = "2026-11-01", amount = new { amount = "1.00", currency = "SEK" } } },
            })).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(
            ["/reason", "/tier", "/until"],
            (await Staff.Post($"{TierActions.TierOf(_id)}/overrides", new { })).Expect(HttpStatusCode.BadRequest).Faults
                .Order(StringComparer.Ordinal));
        Assert.Equal(
            ["/tier", "/until"],
            (await Staff.Post(
                $"{TierActions.TierOf(_id)}/overrides",
                new { tier = "bronze", reason = "No.", until = "2020-01-01T00:00:00Z" }))
                .Expect(HttpStatusCode.BadRequest).Faults.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Another_partner_is_answered_like_one_that_does_not_exist()
    {
        var other = await (await host.AddPartner()).PartnerId();
        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Get, "", null), (HttpMethod.Get, "/evaluations", null), (HttpMethod.Post, "/evaluate", null),
            (HttpMethod.Post, "/what-if", new { }),
        })
        {
            async Task<Answer> Ask(string id) =>
                method == HttpMethod.Get ? await _partner.Get(TierActions.TierOf(id) + path)
                : await _partner.Post(TierActions.TierOf(id) + path, body);
            var (absent, theirs) = ((await Ask(Callers.Absent)).Expect(HttpStatusCode.NotFound), await Ask(other));
            Assert.Equal(404, theirs.Status);
            Assert.Equal((absent.Problem, absent.String("detail")), (theirs.Problem, theirs.String("detail")));
        }
    }

    [Fact]
    public async Task Of_many_at_once_one_tells_of_a_promotion()
    {
        await host.CertifyPeople(_id, sales: 2, technical: 1);
        await host.Contract(_id, "10000.00");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Staff.Post($"{TierActions.TierOf(_id)}/evaluate")));

        Assert.All(answers, it => Assert.Equal(200, it.Status));
        Assert.Equal(["tier.promoted registered silver"], await Told());
    }

    [Fact]
    public async Task A_joint_business_plan_raises_the_margin_as_far_as_the_tier_offers_one()
    {
        var path = $"{TierActions.TierOf(_id)}/joint-plan";
        var until = "2027-06-30T00:00:00Z";
        Assert.Equal(
            ["/marginPercent"],
            (await Staff.Post(path, new { marginPercent = "38", until })).Expect(HttpStatusCode.BadRequest).Faults);
        await Staff.GiveTier(_id, "platinum");
        Assert.Equal(
            ["/marginPercent"],
            (await Staff.Post(path, new { marginPercent = "40.01", until })).Expect(HttpStatusCode.BadRequest).Faults);

        var planned = (await Staff.Post(path, new { marginPercent = "38", until })).Expect(HttpStatusCode.OK);
        Assert.Equal("38", Text(planned.Json, "marginPercent"));
        host.Clock.Now = new(2027, 6, 30, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal("35", Text((await _partner.Tier(_id)).Json, "marginPercent"));
    }

    /// <summary><c>tier.promoted registered silver</c> and what is missing, of each event that is published.</summary>
    private async Task<IReadOnlyList<string>> Told() =>
    [
        .. (await host.Database.Read(db => db.Set<OutboxEvent>()
            .Where(it => it.Subject == _id && it.Type.StartsWith("tier.") && !it.IsInternal)
            .OrderBy(it => it.At).ThenBy(it => it.Ordinal).ToListAsync())).Select(it =>
        {
            var data = JsonDocument.Parse(it.Data).RootElement;
            return string.Join(' ', data.GetProperty("missing").EnumerateArray().Select(one => one.GetString())
                .Prepend(Text(data, "tier")).Prepend(Text(data, "before")).Prepend(it.Type));
        }),
    ];

    private static (string? Held, string? Earned) HeldAndEarned(Answer tier) => HeldAndEarned(tier.Json);

    private static (string? Held, string? Earned) HeldAndEarned(JsonElement tier) => (Text(tier, "held"), Text(tier, "earned"));

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();
}
