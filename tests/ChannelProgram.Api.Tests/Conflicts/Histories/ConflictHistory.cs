using System.Globalization;
using System.Net;
using System.Text.Json;
using ChannelProgram.Api.Tests.Accounts;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Deals.Histories;

namespace ChannelProgram.Api.Tests.Conflicts.Histories;

/// <summary>What partners and staff do at random about one line, step by step, and what the model says to it.</summary>
/// <param name="partners">The first registers first, and so has the line.</param>
/// <param name="isMerged">The last one registers another customer, which may become part of the first.</param>
internal sealed class ConflictHistory(
    ChannelHost host, IReadOnlyList<Api> partners, string name, Random random, int begins, int ends, bool isMerged)
{
    private static readonly string[] Outcomes =
        ["upholdHolder", "reassign", "reassign", "splitCredit", "splitCredit", "coSell", "coSell", "rejectAll"];

    private static readonly string[] Deciders = ["manager", "steering", "sponsor", "admin"];

    private readonly ConflictModel _model = new();
    private readonly List<string> _steps = [];
    private readonly List<Answer> _registered = [];
    private readonly List<string> _cases = [];

    /// <summary>By which a partner knows a case: by case and deal.</summary>
    private readonly Dictionary<(int Case, int Deal), string> _known = [];

    private int _shown;

    private sealed record Step(string Text, Func<Task<Answer>> Send, Func<ConflictModel, string> Rule);

    /// <summary>The first one; after it nothing that it does says anything.</summary>
    public DifferenceException? Difference { get; private set; }

    private DateTimeOffset Now => host.Clock.Now;

    /// <summary>When the clock does something to it.</summary>
    public IEnumerable<DateTimeOffset> Brinks() => Difference is not null ? [] : _model.Deals.Select(it => it.Until)
        .Concat(_model.Cases.SelectMany(it => (DateTimeOffset?[])[it.Due, it.AppealUntil, it.AnswerUntil]))
        .OfType<DateTimeOffset>();

    public async Task Take(int round)
    {
        if (Difference is not null || round < begins || round > ends) return;
        if (round == begins) await Register();
        else await Act();
    }

    public void RunJobs()
    {
        _steps.Add($"{DealReading.Text(Now)} jobs run");
        _model.RunJobs(Now);
    }

    /// <summary>What every partner reads of its deal and of its cases.</summary>
    public void Compare(
        IReadOnlyDictionary<string, JsonElement> deals, ILookup<string, JsonElement> cases,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> splits, bool isTidy)
    {
        if (Difference is not null) return;

        foreach (var (index, registered) in _registered.Index())
        {
            // Shares that a silence has brought about are there once somebody has noticed.
            if (isTidy) Expect($"credit of deal {index}", CreditOf(index), Text(splits.GetValueOrDefault(registered.Id)));
            Expect($"deal {index}", _model.Deals[index].Read(Now), ContestedDeal.Read(deals[registered.Id]));
            var known = cases[registered.Id].ToList();
            // Newest first.
            var expected = _model.Cases.Index().Where(it => it.Item.PartyOf(index) is not null)
                .OrderByDescending(it => it.Item.PartyOf(index)!.JoinedAt).Select(it => it.Index).ToList();
            Expect(
                $"cases of deal {index}",
                string.Join('\n', expected.Select(it => Read(it, index))), string.Join('\n', known.Select(ReadByParty)));
            if (known.Count == expected.Count)
                foreach (var (about, read) in expected.Zip(known)) _known[(about, index)] = read.GetProperty("id").GetString()!;
        }

        var lines = _registered.Where((_, index) => _model.Deals[index].IsHere)
            .Select(it => deals[it.Id].GetProperty("products")[0].GetProperty("claim").GetString()).ToList();
        var taken = lines.Count(it => it is "held" or "offered");
        Expect("whoever has the line", "at most one", taken <= 1 ? "at most one" : $"{taken}");
        // A read passes nothing on; the jobs do.
        if (isTidy && taken == 0) Expect("waiting for a free line", "", string.Join(',', lines.Where(it => it is "waitlisted")));
    }

    private string CreditOf(int deal) => Text(_model.Splits.TryGetValue(deal, out var split)
        ? split.Shares.ToDictionary(it => _registered[it.Key].Id, it => (decimal)it.Value) : null);

    private static string Text(IReadOnlyDictionary<string, decimal>? shares) => shares is null ? "not shared" : string.Join(
        ' ', shares.OrderBy(it => it.Key).Select(it => $"{it.Key} {it.Value.ToString("0.##", CultureInfo.InvariantCulture)}"));

    private async Task Register()
    {
        var customer = Registration.NewCustomer();
        foreach (var (index, partner) in partners.Index())
        {
            var isElsewhere = isMerged && index == partners.Count - 1;
            _registered.Add(await partner.Registered(isElsewhere ? Registration.NewCustomer() : customer));
            _model.Register(Now, isElsewhere);
        }

        _steps.Add($"{DealReading.Text(Now)} {partners.Count} register{(isMerged ? ", the last one another customer" : "")}");
    }

    private async Task Act()
    {
        var step = Choose();
        _steps.Add($"{DealReading.Text(Now)} {step.Text}");
        var answer = await step.Send();
        var answered = answer.Status < 300 ? ConflictModel.Done
            : answer.Status >= 500 ? $"{answer.Status}" : $"{answer.Status} {answer.Problem}";
        var expected = _model.Try(step.Rule);
        _steps[^1] += $" -> {answered}";
        if (answered != expected) _steps[^1] += $": {answer.Text[..Math.Min(300, answer.Text.Length)]}";
        Expect("the answer", expected, answered);
        if (Difference is not null) return;

        if (_model.Cases.Count > _cases.Count)
        {
            var challenger = _model.Cases[^1].Challengers.First().Deal;
            var known = await host.ChannelManager.CasesOf(_registered[challenger].Id);
            Expect("a new case", "opened", known.Count > 0 ? "opened" : "none");
            if (Difference is not null) return;
            _cases.Add(known[0]);
        }

        foreach (var (index, id) in _cases.Index())
        {
            var read = (await host.ChannelManager.Conflict(id)).Expect(HttpStatusCode.OK).Json;
            Expect($"case {index}", _model.CaseAt(index, Now).Read(), ReadByStaff(read));
            foreach (var decision in read.GetProperty("case").GetProperty("decisions").EnumerateArray())
                Expect("shares of the credit", "100", SumOfShares(decision));
        }
    }

    /// <summary>Most often what can be done now, else anything.</summary>
    private Step Choose()
    {
        if (_cases.Count == 0 && random.Next(4) > 0) return Dispute();
        if (isMerged && MayMerge() && random.Next(3) == 0) return Merge();
        if (random.Next(12) == 0) return OfDeal("withdraw", random.Next(partners.Count));
        if (Offered() is { } offered && random.Next(2) == 0)
            return OfDeal(random.Next(3) == 0 ? "decline-offer" : "accept-offer", offered);
        if (_cases.Count == 0) return Dispute();
        if (random.Next(7) == 0) return Dispute();

        var about = random.Next(4) > 0 ? _cases.Count - 1 : random.Next(_cases.Count);
        var isPlausible = random.Next(5) > 0;
        var read = _model.CaseAt(about, Now);
        return (isPlausible ? read.Stage : (CaseStage)random.Next(6)) switch
        {
            CaseStage.Identified => random.Next(3) == 0 ? OfParty(about) : Investigate(about),
            CaseStage.Investigating => random.Next(3) == 0 ? OfParty(about) : Mediate(about),
            CaseStage.Mediating => random.Next(5) == 0 ? OfParty(about) : Decide(about, read),
            CaseStage.Decided => Of(about, "communicate", null, it => it.Communicate(about, Now)),
            CaseStage.Communicated when read.AwaitsAnswers && random.Next(4) > 0 => Answer(about),
            CaseStage.Communicated when read.AppealWaits && random.Next(2) == 0 => Decide(about, read),
            CaseStage.Communicated => random.Next(4) == 0 ? Close(about) : Appeal(about),
            _ => random.Next(3) switch { 0 => Dispute(), 1 => Close(about), _ => OfParty(about) },
        };
    }

    private Step Dispute()
    {
        var waiting = Enumerable.Range(0, partners.Count).Where(it => _model.Deals[it].Is is LineIs.Waiting).ToList();
        var deal = waiting.Count > 0 && random.Next(6) > 0
            ? waiting[random.Next(waiting.Count)] : random.Next(partners.Count);
        return new($"deal {deal}: dispute", () => partners[deal].Dispute(_registered[deal].Id), it => it.Dispute(deal, Now));
    }

    private int? Offered()
    {
        var offered = _model.Deals.FindIndex(it => it.Is is LineIs.Offered);
        return offered < 0 ? null : offered;
    }

    private Step OfDeal(string action, int deal) => new(
        $"deal {deal}: {action}", () => partners[deal].Post($"/v1/deals/{_registered[deal].Id}/{action}"),
        it => action switch
        {
            "withdraw" => it.Withdraw(deal, Now),
            "accept-offer" => it.AcceptOffer(deal, Now),
            _ => it.DeclineOffer(deal, Now),
        });

    /// <summary>Both have their lines, and the first is the earlier one whatever was decided.</summary>
    private bool MayMerge() =>
        !_model.Deals[^1].IsHere && _model.Deals[^1].At(Now).Is is LineIs.Held && _model.Deals[0].At(Now).Is is LineIs.Held
        && Enumerable.Range(0, _cases.Count).All(it => _model.CaseAt(it, Now).Decisions.TrueForAll(
            made => made.InEffect is "upholdHolder" or "splitCredit" or "coSell"));

    private Step Merge() => new(
        "the customers are merged",
        async () => await host.ChannelManager.Post(
            $"/v1/accounts/{await host.AccountOf(_registered[0])}/merge",
            new { account = await host.AccountOf(_registered[^1]) }),
        it => it.Merge(Now));

    private Step Investigate(int about)
    {
        var keepOpen = random.Next(2) == 0;
        return Of(about, "investigate", new { keepOpen }, it => it.Investigate(about, keepOpen, Now), $"{keepOpen}");
    }

    private Step Mediate(int about)
    {
        if (random.Next(8) == 0) return Of(about, "escalate", new { reason = "It is large." }, it => it.Escalate(about, Now));
        var skip = random.Next(2) == 0;
        return Of(
            about, "mediate", skip ? new { skip, reason = "The papers say all." } : null, it => it.Mediate(about, skip, Now),
            skip ? "skipped" : "");
    }

    private Step Close(int about) =>
        Of(about, "close", new { prevention = new { kind = "none" } }, it => it.Close(about, Now));

    private Step Of(int about, string step, object? body, Func<ConflictModel, string> rule, string more = "") =>
        new($"case {about}: {step} {more}", () => host.ChannelManager.Step(_cases[about], step, body), rule);

    private Step Decide(int about, ModelCase read)
    {
        var who = random.Next(4) == 0 ? Deciders[random.Next(Deciders.Length)]
            : read.Decisions.Exists(it => it.By == Deciders[read.Level]) ? "admin" : Deciders[read.Level];
        var outcome = Outcomes[random.Next(Outcomes.Length)];
        string? fallback = null;
        if (outcome is "coSell")
            do fallback = Outcomes[random.Next(Outcomes.Length)];
            while (fallback is "coSell");
        var challengers = _model.Cases[about].Challengers.Select(it => it.Deal).ToList();
        int? deal = (fallback ?? outcome) is "reassign" ? challengers[random.Next(challengers.Count)] : null;
        var shares = outcome is "coSell" or "splitCredit" ? Shares(about) : new Dictionary<int, int>();
        var caller = who switch
        {
            "manager" => host.ChannelManager,
            "steering" => host.Steering(),
            "sponsor" => host.Sponsor(),
            _ => host.ProgramAdmin,
        };
        return new(
            $"case {about}: {who} decides {outcome} {deal} {fallback} {string.Join(' ', shares)}",
            () => caller.Settle(
                _cases[about], outcome, deal is { } it ? _registered[it].Id : null, fallback,
                [.. shares.Select(share => (_registered[share.Key].Id, share.Value.ToString(CultureInfo.InvariantCulture)))]),
            it => it.Decide(about, who, outcome, deal, shares, fallback, Now));
    }

    /// <summary>Two or more parties, whole percents, 100 together.</summary>
    private Dictionary<int, int> Shares(int about)
    {
        var parties = _model.Cases[about].Parties.Select(it => it.Deal).ToArray();
        random.Shuffle(parties);
        parties = parties[..random.Next(2, parties.Length + 1)];
        var shares = parties.ToDictionary(it => it, _ => random.Next(1, 100 / parties.Length));
        shares[parties[0]] += 100 - shares.Values.Sum();
        return shares;
    }

    private Step OfParty(int about) => random.Next(4) switch
    {
        0 => OfParty(
            about, "states", (caller, id) => caller.Step(id, "statements", new { text = "So it was." }),
            (it, _) => it.State(about, Now)),
        1 => Appeal(about),
        // Another document each time: the same one again changes nothing.
        _ => OfParty(
            about, "shows", (caller, id) => caller.Show(id, $"order-{_shown++}.txt"),
            (it, deal) => it.Show(about, deal, Now)),
    };

    private Step Appeal(int about) => OfParty(
        about, "appeals", (caller, id) => caller.Step(id, "appeal", new { statement = "Read the order." }),
        (it, deal) => it.Appeal(about, deal, Now));

    private Step Answer(int about)
    {
        var agrees = random.Next(3) > 0;
        return OfParty(
            about, agrees ? "agrees" : "declines",
            (caller, id) => caller.Step(id, agrees ? "agree-cosell" : "decline-cosell"),
            (it, deal) => it.Answer(about, deal, agrees, Now));
    }

    private Step OfParty(
        int about, string does, Func<Api, string, Task<Answer>> send, Func<ConflictModel, int, string> rule)
    {
        var parties = _model.Cases[about].Parties;
        var deal = parties[random.Next(parties.Count)].Deal;
        return new(
            $"case {about}: deal {deal} {does}", () => send(partners[deal], _known[(about, deal)]), it => rule(it, deal));
    }

    private string Read(int about, int deal)
    {
        var read = _model.CaseAt(about, Now);
        return read.Read(read.PartyOf(deal)!);
    }

    private static string ReadByParty(JsonElement read)
    {
        var outcome = "-";
        if (read.TryGetProperty("outcome", out var told) && told.ValueKind is not JsonValueKind.Null)
        {
            outcome = told.GetProperty("result").GetString()!;
            if (!told.IsNull("share")) outcome += $" {told.GetProperty("share").GetString()}";
        }

        return $"{read.GetProperty("stage").GetString()} due:{Due(read)} outcome:{outcome}";
    }

    private static string ReadByStaff(JsonElement read)
    {
        var all = read.GetProperty("case");
        return $"{read.GetProperty("stage").GetString()} {all.GetProperty("level").GetString()} due:{Due(read)} "
            + $"end:{all.GetProperty("end").GetString() ?? "-"} decided:{all.GetProperty("decisions").GetArrayLength()}";
    }

    private static string Due(JsonElement read) =>
        DealReading.Text(read.IsNull("dueAt") ? null : read.GetProperty("dueAt").GetDateTimeOffset());

    private static string SumOfShares(JsonElement decision)
    {
        var shares = decision.GetProperty("shares").EnumerateArray()
            .Select(it => decimal.Parse(it.GetProperty("percent").GetString()!, CultureInfo.InvariantCulture)).ToList();
        return shares.Count == 0 ? "100" : shares.Sum().ToString("0.##", CultureInfo.InvariantCulture);
    }

    private void Expect(string what, string expected, string actual)
    {
        if (expected == actual) return;
        Difference ??= new(
            $"{what} reads\n  {actual}\ninstead of\n  {expected}\nin history {name} at {DealReading.Text(Now)} after\n  "
            + string.Join("\n  ", _steps));
    }
}
