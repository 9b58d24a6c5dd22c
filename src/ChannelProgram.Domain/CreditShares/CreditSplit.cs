using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Domain.CreditShares;

public readonly record struct CreditSplitId(Guid Value) : ITypedId<CreditSplitId>
{
    public static CreditSplitId From(Guid value) => new(value);
}

/// <summary>
/// What the partner of a deal gets of the credit. It names no partner, so that a deal that is handed over takes its share along.
/// </summary>
/// <param name="Percent">More than 0, with at most 2 decimals.</param>
public sealed record CreditShare(DealId Deal, decimal Percent)
{
    public const int PercentDecimals = 2;

    /// <summary>All digits, as the database column counts them.</summary>
    public const int PercentPrecision = 3 + PercentDecimals;

    /// <summary>Where it stands among the shares of its split, from 0.</summary>
    public int Place { get; internal init; }
}

/// <param name="Amount">In the currency of what was divided; below 0: it is taken back.</param>
public readonly record struct CreditPart(DealId Deal, decimal Amount);

/// <summary>
/// How the credit for one line of a deal is shared among the partners of several deals, as it was decided in a conflict. Without
/// one, all of it is the holder's.
/// </summary>
public sealed class CreditSplit : AggregateRoot
{
    private readonly List<CreditShare> _shares = [];

    private CreditSplit() { }

    public CreditSplitId Id { get; private init; }

    /// <summary>The deal that holds the line. It has a share only if one names it.</summary>
    public DealId Deal { get; private init; }

    /// <summary>The code of the line.</summary>
    public string ProductLine { get; private init; } = "";

    /// <summary>The id of the conflict in which it was decided.</summary>
    public Guid Conflict { get; private init; }

    public DateTimeOffset From { get; private init; }

    /// <summary>Null: it is in force.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The holder's first, then in the order of the decision.</summary>
    public IReadOnlyList<CreditShare> Shares => [.. _shares.OrderBy(it => it.Place)];

    /// <summary>Rises with every change: two transactions never both change the same one.</summary>
    public int Revision { get; private set; }

    /// <summary>
    /// At most one split of a line is in force: end the one before. What was recorded before stays as it was credited.
    /// </summary>
    /// <param name="holder">The deal that holds the line.</param>
    /// <param name="conflict">In which it is decided.</param>
    /// <returns>Refused at <c>/shares</c> if they have <see cref="FaultsOf">faults</see>.</returns>
    public static Result<CreditSplit> Decide(
        DealId holder, string line, IReadOnlyList<CreditShare> shares, Guid conflict, DateTimeOffset now)
    {
        if (FaultsOf(shares) is { Count: > 0 } faults)
            return Refusal.Invalid(new Dictionary<string, string[]> { ["/shares"] = [.. faults] });

        var split = new CreditSplit
        {
            Id = new(Guid.CreateVersion7(now)),
            Deal = holder,
            ProductLine = line,
            Conflict = conflict,
            From = now,
        };
        split._shares.AddRange(shares.OrderBy(it => it.Deal != holder).Select((it, place) => it with { Place = place }));
        split.Raise(new CreditSplitEvent(CreditSplitEvent.Decided, split, now));
        return split;
    }

    /// <summary>All that is wrong with shares; empty: nothing is.</summary>
    public static IReadOnlyList<string> FaultsOf(IReadOnlyList<CreditShare> shares)
    {
        var faults = new List<string>();
        if (shares.Count < 2) faults.Add("must be at least 2");
        if (shares.DistinctBy(it => it.Deal).Count() < shares.Count) faults.Add("must name each deal once");
        // Only percentages of that size are added up: greater ones could be too large for any type.
        if (!shares.All(it => IsPercentage(it.Percent)))
            faults.Add($"must be more than 0 and at most 100 percent each, with at most {CreditShare.PercentDecimals} decimals");
        else if (shares.Sum(it => it.Percent) != 100)
            faults.Add("must add up to exactly 100 percent");
        return faults;
    }

    /// <summary>
    /// Divides an amount, which may be below 0, to the smallest unit of its currency. Units that are left over go to the largest
    /// remainders; of equal ones to the holder first, then in the order of the shares.
    /// </summary>
    /// <returns>One part for each share, in their order; together they are the amount.</returns>
    /// <exception cref="ArgumentException">The amount is no whole number of units.</exception>
    public IReadOnlyList<CreditPart> Divide(Money amount)
    {
        var unitsOfOne = Enumerable.Repeat(10m, Currency.Get(amount.Currency).Decimals).Aggregate(1m, (all, ten) => all * ten);
        var units = Math.Abs(amount.Amount) * unitsOfOne;
        if (units != decimal.Floor(units)) throw new ArgumentException($"{amount.Amount} is no amount of {amount.Currency}.");

        var exact = Shares.Select(it => (it.Deal, Units: units * it.Percent / 100)).ToList();
        var left = units - exact.Sum(it => decimal.Floor(it.Units));
        var getOneMore = exact.OrderByDescending(it => it.Units - decimal.Floor(it.Units)).Take((int)left)
            .Select(it => it.Deal).ToHashSet();
        return
        [
            .. exact.Select(it => new CreditPart(
                it.Deal,
                Math.Sign(amount.Amount) * (decimal.Floor(it.Units) + (getOneMore.Contains(it.Deal) ? 1 : 0)) / unitsOfOne)),
        ];
    }

    /// <summary>What is recorded from now on is the holder's alone, or shared as is decided next.</summary>
    public void End(DateTimeOffset now)
    {
        if (EndedAt is not null) return;

        EndedAt = now;
        Revision++;
        Raise(new CreditSplitEvent(CreditSplitEvent.Ended, this, now));
    }

    private static bool IsPercentage(decimal percent) =>
        percent is > 0 and <= 100 && percent == decimal.Round(percent, CreditShare.PercentDecimals);
}
