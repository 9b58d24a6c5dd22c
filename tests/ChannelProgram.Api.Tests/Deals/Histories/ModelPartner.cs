namespace ChannelProgram.Api.Tests.Deals.Histories;

/// <summary>A partner, with all that it ever registered.</summary>
internal sealed class ModelPartner(string name, string tier)
{
    public string Name => name;

    /// <summary>The customers on which it may have something.</summary>
    public List<ModelCustomer> Customers { get; } = [];

    /// <summary>Too few of its deals were won at its last registration.</summary>
    public bool HasFewWins { get; set; }

    /// <summary>Up to which value it needs no staff; null: it always does.</summary>
    public decimal? Limit => tier switch { "gold" => 50_000, "platinum" => 250_000, _ => null };

    private int OpenLimit => tier switch { "gold" => 75, "platinum" => 200, _ => 25 };

    /// <summary>At least 20 ended in 12 months and under 10 % won; over again from 15 % on.</summary>
    public bool FewWins(DateTimeOffset now)
    {
        var ended = Deals(now).Where(it => it.IsOver && it.EndedAt > now.AddMonths(-12)).ToList();
        return ended.Count >= 20 && ended.Count(it => it.Status is "won") * 100 < ended.Count * (HasFewWins ? 15 : 10);
    }

    public bool IsFull(DateTimeOffset now) =>
        Deals(now).Count(it => !it.IsOver
            || (it.Status is "withdrawn" or "lost" or "rejected" && it.SubmittedAt > now.AddDays(-30)))
        >= (FewWins(now) ? OpenLimit / 2 : OpenLimit);

    private IEnumerable<ModelDeal> Deals(DateTimeOffset now) =>
        Customers.SelectMany(it => it.Deals).Where(it => it.Partner == this).Select(it => it.At(now));

    public override string ToString() => $"{name} ({tier})";
}
