using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit.Abstractions;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>Everything that can be done to deals, at random and at once; then what must hold whatever happened.</summary>
[Trait("Engine", "postgreSql")]
[Slow]
public class RandomizedDealTests(ChannelHost host, ITestOutputHelper output) : IClassFixture<ChannelHost>
{
    private static readonly string[] Statuses =
    [
        "submitted", "approved", "waitlisted", "informationRequested", "winReported", "won", "lost", "expired", "withdrawn",
        "rejected", "revoked",
    ];

    /// <summary>What a partner does of that which it could do, and how often: staff has its own.</summary>
    private static readonly string[] OfPartners = ["answer", "acceptOffer", "declineOffer", "extend", "win", "lose", "withdraw"];

    private static readonly string[] OfStaff =
        ["approve", "reject", "requestInformation", "decideExtension", "win", "confirmWin", "lose", "revoke", "undo"];

    private static readonly string[] Lines = ["analytics", "platform", "support"];
    private static readonly int Rounds = TestRounds.Of(3, longRun: 200);

    private readonly ConcurrentQueue<Answer> _answers = new();
    private readonly ConcurrentDictionary<string, int> _done = new();
    private CustomerKeys[] _customers = [];

    [Fact]
    public async Task Concurrent_random_operations_keep_the_invariants()
    {
        Partner[] partners =
        [
            .. (await host.AddPartners(5, "gold")).Select(it => new Partner(it)),
            .. (await host.AddPartners(3, "silver")).Select(it => new Partner(it)),
        ];
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        _customers = [.. Enumerable.Range(0, 4).Select(_ => CustomerKeys.New())];

        for (var round = 0; round < Rounds; round++)
        {
            await MoveClock(new Random(seed + round));
            var actors = partners.Select((it, place) => Act(it, new Random(seed + (100 * round) + place))).ToList();
            actors.Add(Decide(new Random(seed - round)));
            actors.Add(AdvanceClock(runJobs: round % 3 == 0));
            await Task.WhenAll(actors);

            Assert.All(_answers, it => Assert.True(it.Status is 200 or 201 or 409, $"round {round}: {it.Text}"));
            _answers.Clear();
            await host.Database.ExpectConsistent();
            await ExpectReadingsAgree(partners);
        }

        output.WriteLine(string.Join(", ", _done.OrderBy(it => it.Key).Select(it => $"{it.Key} {it.Value}")));
        await Task.WhenAll(partners.Select(WithdrawAll));
        // What the clock had ended could not be withdrawn any more.
        await host.RunJobs();
        await host.Database.ExpectConsistent();
        Assert.Equal(0L, await host.Database.Query<long>(
            "SELECT count(*) FROM claims WHERE state <> 'Released' AND deal NOT IN (SELECT id FROM deals WHERE status = 'Won')"));
        host.Clock.Now += TimeSpan.FromDays(90);
        await host.RunJobs();
        await host.Database.ExpectConsistent();
        Assert.Equal(0L, await host.Database.Query<long>("SELECT count(*) FROM claims WHERE state <> 'Released'"));
    }

    private sealed record Partner(Api Api)
    {
        public List<string> Deals { get; } = [];
    }

    private async Task Act(Partner partner, Random random)
    {
        for (var i = 0; i < 4; i++)
        {
            if (partner.Deals.Count > 0 && random.Next(2) == 0)
            {
                var deal = partner.Deals[random.Next(partner.Deals.Count)];
                if (random.Next(3) == 0) await Send(partner.Api.Revise(deal, random));
                else await ActOn(partner.Api, (await partner.Api.Deal(deal)).Json, OfPartners, random);
                continue;
            }

            var stored = await Send(partner.Api.Post("/v1/deals", Registrable(random)));
            if (stored.Status == 201) partner.Deals.Add(stored.Id);
        }
    }

    /// <summary>A customer by any of its keys, which may be the first time that two of them are named together.</summary>
    private object Registrable(Random random)
    {
        var (customer, keys, lines) = (_customers[random.Next(_customers.Length)], random.Next(1, 8), Lines.ToArray());
        random.Shuffle(lines);
        var known = new CustomerKeys(
            (keys & 1) == 0 ? null : customer.Website, (keys & 2) == 0 ? null : customer.TaxId,
            (keys & 4) == 0 ? null : customer.Duns);
        // Some are beyond what any tier approves alone.
        var amount = random.Next(4) == 0 ? "300000.00" : "10000.00";
        return known.ToRegistration(lines[..random.Next(1, 4)], amount, $"{host.Clock.Now.AddMonths(6):yyyy-MM-dd}");
    }

    /// <summary>Staff does something about some of what it reads, most often about what waits for it.</summary>
    private async Task Decide(Random random)
    {
        var staff = host.ChannelManager;
        foreach (var deal in await staff.AllDeals("&status=submitted,approved,waitlisted,winReported,lost,withdrawn,won"))
            if (random.Next(deal.IsNull("decisionDueBy") ? 10 : 2) == 0) await ActOn(staff, deal, OfStaff, random);
    }

    /// <summary>One of the actions that the caller was told of, which by then may be too late.</summary>
    private async Task ActOn(Api caller, JsonElement deal, string[] actions, Random random)
    {
        var possible = deal.GetProperty("nextActions").EnumerateArray().Select(it => it.GetString()!).Intersect(actions).ToList();
        if (possible.Count == 0) return;

        // Longer ago than a protection that an order may still be reported for ended.
        var (id, day) = (Text(deal, "id"), $"{host.Clock.Now.AddDays(-40):yyyy-MM-dd}");
        var action = possible[random.Next(possible.Count)];
        var answer = await Send(action switch
        {
            "approve" => caller.Approve(id),
            "reject" => caller.Reject(id, "other"),
            "requestInformation" => caller.RequestInformation(id),
            "answer" => caller.AnswerQuestion(id),
            "acceptOffer" => caller.AcceptOffer(id),
            "declineOffer" => caller.DeclineOffer(id),
            "extend" => caller.Extend(id),
            "decideExtension" => caller.DecideExtension(id, random.Next(2) == 0),
            "win" => caller.Win(id, day),
            "confirmWin" => caller.ConfirmWin(id, day),
            "lose" => caller.Lose(id),
            "revoke" => caller.Revoke(id),
            "undo" => caller.Undo(id),
            _ => caller.Withdraw(id),
        });
        if (answer.Status == 200) _done.AddOrUpdate(action, 1, (_, times) => times + 1);
    }

    /// <summary>
    /// A little of it, so that what stood at the brink falls while everybody is busy; now and then the timer ticks.
    /// </summary>
    private async Task AdvanceClock(bool runJobs)
    {
        await Task.Delay(10);
        host.Clock.Now += TimeSpan.FromMilliseconds(1);
        if (runJobs) await host.RunJobs();
    }

    /// <summary>By some days, or to the brink of the next end that the clock brings a line.</summary>
    private async Task MoveClock(Random random)
    {
        var next = await host.Database.Query<DateTime>(
            $"""
             SELECT coalesce(min(expires_at), '2000-01-01Z')
               FROM claims WHERE state <> 'Released' AND expires_at > timestamptz '{host.Clock.Now:O}'
             """);
        host.Clock.Now = random.Next(2) == 0 && next.Year > 2000
            ? new DateTimeOffset(next, TimeSpan.Zero) - TimeSpan.FromMilliseconds(1)
            : host.Clock.Now + TimeSpan.FromHours(random.Next(1, 240));
    }

    /// <summary>CRM, partners and filters read the same, and a status says what its lines do.</summary>
    private async Task ExpectReadingsAgree(IReadOnlyCollection<Partner> partners)
    {
        var crm = (await host.Crm.AllDeals()).ToDictionary(it => Text(it, "id"), it => Text(it, "status"));
        var own = new Dictionary<string, string>();
        foreach (var partner in partners)
            foreach (var deal in await partner.Api.AllDeals())
            {
                own.Add(Text(deal, "id"), Text(deal, "status"));
                Assert.Contains(Text(deal, "status"), StatusesAllowedBy(deal));
            }
        Assert.Equal(crm.OrderBy(it => it.Key), own.OrderBy(it => it.Key));

        foreach (var status in Statuses)
            Assert.Equal(
                crm.Where(it => it.Value == status).Select(it => it.Key).Order(),
                (await host.Crm.AllDeals($"&status={status}")).Select(it => Text(it, "id")).Order());
    }

    private static string[] StatusesAllowedBy(JsonElement deal)
    {
        var lines = deal.GetProperty("products").EnumerateArray().ToList();
        if (deal.GetProperty("win") is { ValueKind: JsonValueKind.Object } win)
            return win.IsNull("confirmationDueBy") ? ["won", "revoked"] : ["winReported"];
        if (deal.GetProperty("information") is { ValueKind: JsonValueKind.Object } asked && !asked.IsNull("dueBy"))
            return ["informationRequested"];
        return lines.Exists(it => it.GetProperty("protection").ValueKind is JsonValueKind.Object) ? ["approved"]
            : lines.Exists(it => Text(it, "claim") == "held") ? ["submitted"]
            : lines.Exists(it => Text(it, "claim") is "waitlisted" or "offered") ? ["waitlisted"]
            : ["expired", "withdrawn", "rejected", "lost", "revoked"];
    }

    private async Task WithdrawAll(Partner partner)
    {
        foreach (var deal in partner.Deals)
        {
            var answer = await partner.Api.Post($"/v1/deals/{deal}/withdraw");
            Assert.True(answer is { Status: 200 } or { Status: 409, Problem: "statusForbids" }, answer.ToString());
        }
    }

    private async Task<Answer> Send(Task<Answer> request)
    {
        var answer = await request;
        _answers.Enqueue(answer);
        return answer;
    }

    private static string Text(JsonElement of, string member) => of.GetProperty(member).GetString()!;
}

file static class DealRevision
{
    /// <summary>Says it anew, worth something else or at another stage, whatever its version.</summary>
    public static async Task<Answer> Revise(this Api partner, string deal, Random random)
    {
        var products = (await partner.Deal(deal)).Json.GetProperty("products").EnumerateArray().Select(it => new
        {
            code = it.GetProperty("code").GetString(),
            amount = new { amount = $"{random.Next(1, 100_000)}.00", currency = "USD" },
        });
        object patch = random.Next(2) == 0 ? new { products } : new { stage = random.Next(2) == 0 ? "prospect" : "committed" };
        return await partner.Send(HttpMethod.Patch, $"/v1/deals/{deal}", JsonContent.Create(patch), ("If-Match", "*"));
    }
}
