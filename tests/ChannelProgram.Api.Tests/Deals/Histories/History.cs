using System.Text.Json;

namespace ChannelProgram.Api.Tests.Deals.Histories;

/// <summary>A few customers, and what some partners and staff do about them at random, step by step.</summary>
internal sealed class History(ChannelHost host, IReadOnlyList<Competitor> partners, string name, int seed)
{
    private static readonly string[] Actions =
    [
        "update", "approve", "reject", "requestInformation", "answer", "acceptOffer", "declineOffer", "extend", "decideExtension",
        "win", "confirmWin", "lose", "revoke", "withdraw", "undo",
    ];

    private static readonly decimal[] Amounts = [4_000, 8_000, 8_000, 20_000, 30_000, 60_000, 300_000];

    private static readonly TimeSpan Brink = TimeSpan.FromMicroseconds(2);

    private readonly Random _random = new(seed);
    private readonly List<string> _steps = [];
    private readonly List<Registered> _deals = [];

    public IReadOnlyList<ModelCustomer> Customers { get; } = MakeCustomers(partners, name, seed);

    /// <summary>The first one; after it nothing that it does says anything.</summary>
    public DifferenceException? Difference { get; private set; }

    public IEnumerable<DateTimeOffset> Brinks() => Customers.SelectMany(it => it.Deals).SelectMany(it => it.Brinks());

    public void Note(string step) => _steps.Add($"{DealReading.Text(host.Clock.Now)} {step}");

    /// <summary>One of them does something, and the model says what comes of it.</summary>
    public async Task Step()
    {
        var now = host.Clock.Now;
        var brink = _deals.Where(it => it.Customer.Deals[it.Index].At(now).Brinks().Any(at => (at - now).Duration() < Brink))
            .ToList();
        var chosen = brink.Count > 0 && _random.Next(3) > 0 ? brink : _deals;
        var (answer, expected) = chosen.Count == 0 || _random.Next(100) < (_deals.Count < 4 ? 40 : 20)
            ? await Register(chosen)
            : await Act(chosen[_random.Next(chosen.Count)]);
        var answered = answer.Status < 300 ? $"{answer.Status}" : $"{answer.Status} {answer.Problem}";
        _steps[^1] += $" -> {answered}";
        if (answered != expected)
        {
            var text = answer.Text[..Math.Min(300, answer.Text.Length)];
            Difference = Differs($"answered {answered} instead of {expected}: {text}");
            return;
        }

        var read = await Task.WhenAll(_deals.Select(it => it.Partner.Api.Deal(it.Id)));
        Compare(read.ToDictionary(it => it.Id, it => it.Json));
    }

    /// <param name="read">All deals of its partners, as the API has them, by id.</param>
    public void Compare(IReadOnlyDictionary<string, JsonElement> read)
    {
        foreach (var (place, (_, _, _, id)) in _deals.Index()) Compare(place, read[id]);
    }

    private void Compare(int place, JsonElement read)
    {
        var (customer, index, _, _) = _deals[place];
        var (expected, actual) = (DealReading.Of(customer.Deals[index], host.Clock.Now), DealReading.Of(read));
        if (expected != actual) Difference ??= Differs($"deal {place} reads\n  {actual}\ninstead of\n  {expected}");
    }

    private DifferenceException Differs(string how) => new(
        $"{how}\nin history {name} at {DealReading.Text(host.Clock.Now)} after\n  {string.Join("\n  ", _steps)}");

    private static List<ModelCustomer> MakeCustomers(IReadOnlyList<Competitor> partners, string name, int seed)
    {
        List<ModelCustomer> made = [.. Enumerable.Range(0, 1 + (seed & 1)).Select(it => new ModelCustomer($"c{name}n{it}.com"))];
        foreach (var partner in partners) partner.Model.Customers.AddRange(made);
        return made;
    }

    /// <param name="had">Half of the time, the partner of one of these asks for its customer again.</param>
    private async Task<(Answer, string)> Register(IReadOnlyList<Registered> had)
    {
        var (partner, customer) = (partners[_random.Next(partners.Count)], Customers[_random.Next(Customers.Count)]);
        if (had.Count > 0 && _random.Next(2) == 0) (customer, _, partner, _) = had[_random.Next(had.Count)];
        var lines = ModelCustomer.Lines.ToArray();
        _random.Shuffle(lines);
        lines = lines[.._random.Next(1, 4)];
        var (amount, stage) = (Amounts[_random.Next(Amounts.Length)], _random.Next(3));
        var hasWon = customer.Deals.Exists(it => it.Partner == partner.Model && it.Outcome is "won");
        var type = _random.Next(hasWon ? 3 : 30) switch { 0 => "expansion", 1 => "renewal", _ => "newBusiness" };
        Note(
            $"deal {_deals.Count}: {partner.Model} registers {customer.Website} for {string.Join(',', lines)} of {amount} each, "
            + type);

        var now = host.Clock.Now;
        var answer = await partner.Api.Post("/v1/deals", new
        {
            type,
            customer = new { name = Registration.NameOf(customer.Website), country = "DE", website = customer.Website },
            products = lines.Select(code => new { code, amount = new { amount = $"{amount}.00", currency = "USD" } }),
            expectedCloseDate = $"{now.AddMonths(6):yyyy-MM-dd}",
            stage = DealReading.Stages[stage],
            source = "partnerSourced",
        });
        var fewWins = partner.Model.FewWins(now);
        var expected = customer.Try(it =>
            it.Register(partner.Model, lines, amount * lines.Length, stage, type is not "newBusiness", now));
        if (expected is not "201" || answer.Status != 201) return (answer, expected);

        partner.Model.HasFewWins = fewWins;
        _deals.Add(new(customer, customer.Deals.Count - 1, partner, answer.Id));
        return (answer, expected);
    }

    private sealed record Registered(ModelCustomer Customer, int Index, Competitor Partner, string Id);

    private async Task<(Answer, string)> Act(Registered on)
    {
        var now = host.Clock.Now;
        var deal = on.Customer.Deals[on.Index].At(now);
        // A dispute changes nothing that the model knows of.
        var plausible = deal.NextActions(now).Where(it => it is not "dispute")
            .Where(it => it is not "withdraw" and not "lose" || _random.Next(3) == 0).Concat(StaffActions(deal)).ToList();
        var action = plausible.Count > 0 && _random.Next(4) > 0
            ? plausible[_random.Next(plausible.Count)]
            : Actions[_random.Next(Actions.Length)];
        var told = Tell(action, deal, now);
        Note($"deal {_deals.IndexOf(on)}: {action} {ActionRequest.Describe(action, told)}");
        var answer = await ActionRequest.Send(host, on.Partner.Api, on.Id, action, told);
        return (answer, on.Customer.Try(it => it.Act(on.Index, action, told, now)));
    }

    private static IEnumerable<string> StaffActions(ModelDeal deal) => deal.Status switch
    {
        "submitted" => ["approve", "approve", "requestInformation", "reject"],
        "winReported" => ["confirmWin", "confirmWin", "revoke"],
        "lost" or "withdrawn" => ["undo", "undo"],
        "approved" => deal.ExtensionAskedAt is not null ? ["decideExtension", "decideExtension"]
            : deal.ReviewRequired ? ["approve"] : ["revoke"],
        _ => [],
    };

    private ActionArguments Tell(string action, ModelDeal deal, DateTimeOffset now)
    {
        var lines = deal.Claims.Where(_ => _random.Next(2) == 0).Select(it => it.Line).ToList();
        return new(
            lines.Count == 0 || _random.Next(2) == 0 ? null : lines,
            Reason: action is "revoke" && _random.Next(3) == 0 ? "inactive" : _random.Next(2) == 0 ? "other" : "notQualified",
            Grant: _random.Next(4) > 0,
            // Mostly a stage further: progress.
            Stage: _random.Next(3) == 0 ? _random.Next(6) : Math.Min(deal.Stage + 1, 5),
            WonOn: now.UtcDateTime.Date.AddDays(_random.Next(10) == 0 ? 1 : -_random.Next(20)));
    }
}
