using System.Globalization;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.CreditShares;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Domain.Tests.CreditShares;

public class CreditSplitTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DealId[] Deals = [.. Enumerable.Range(1, 12).Select(it => new DealId(new(it, 0, 0, new byte[8])))];
    private static readonly string[] Currencies = ["USD", "JPY", "KWD", "CLF"];

    [Theory]
    [InlineData("100.00", "60.00", "40.00", 60, 40)]
    [InlineData("0.01", "0.01", "0.00", 50, 50)]
    [InlineData("0.03", "0.02", "0.01", 50, 50)]
    [InlineData("-0.03", "-0.02", "-0.01", 50, 50)]
    [InlineData("0.01", "0.00", "0.01", 49.99, 50.01)]
    [InlineData("0.00", "0.00", "0.00", 50, 50)]
    public void Left_over_units_go_to_the_largest_remainder_and_of_equal_ones_to_the_holder(
        string amount, string holder, string other, decimal ofHolder, decimal ofOther)
    {
        // The holder's is named last.
        var parts = Decided(Deals[0], new(Deals[1], ofOther), new(Deals[0], ofHolder)).Divide(new(Number(amount), "USD"));

        Assert.Equal([new(Deals[0], Number(holder)), new(Deals[1], Number(other))], parts);
    }

    [Fact]
    public void Where_the_holder_has_no_share_ties_follow_the_order_of_the_shares()
    {
        var split = Decided(Deals[0], new(Deals[3], 25), new(Deals[2], 25), new(Deals[1], 50));

        Assert.Equal(
            [new(Deals[3], 1), new(Deals[2], 0), new(Deals[1], 1)], split.Divide(new(2, "JPY")));
        Assert.Equal(
            [new(Deals[3], 1), new(Deals[2], 1), new(Deals[1], 1)], split.Divide(new(3, "JPY")));
    }

    [Fact]
    public void Parts_add_up_differ_from_the_exact_share_by_less_than_a_unit_and_follow_the_sign()
    {
        var random = new Random(20261123);
        for (var round = 0; round < 2000; round++)
        {
            var split = Decided(Deals[random.Next(12)], RandomShares(random));
            var currency = Currencies[random.Next(Currencies.Length)];
            var unit = new decimal(1, 0, 0, false, (byte)Currency.Get(currency).Decimals);
            var amount = new Money(random.NextInt64(random.Next(2) == 0 ? 200 : 1_000_000_000_000_000) * unit, currency);

            var parts = split.Divide(amount);

            Assert.Equal(amount.Amount, parts.Sum(it => it.Amount));
            Assert.Equal(split.Shares.Select(it => it.Deal), parts.Select(it => it.Deal));
            foreach (var (share, part) in split.Shares.Zip(parts))
            {
                Assert.Equal(0, part.Amount % unit);
                Assert.True(Math.Abs(part.Amount - (amount.Amount * share.Percent / 100)) < unit);
            }

            Assert.Equal(
                parts.Select(it => it with { Amount = -it.Amount }), split.Divide(amount with { Amount = -amount.Amount }));
        }
    }

    [Fact]
    public void The_largest_amount_is_divided_exactly()
    {
        var split = Decided(Deals[0], new(Deals[0], 99.99m), new(Deals[1], 0.01m));

        var parts = split.Divide(new(Money.ExclusiveMax - 0.0001m, "CLF"));

        Assert.Equal([999899999999999.9999m, 100000000000.0000m], parts.Select(it => it.Amount));
        Assert.Throws<ArgumentException>(() => split.Divide(new(0.001m, "USD")));
    }

    [Theory]
    [InlineData("must be at least 2", "100")]
    [InlineData("must add up to exactly 100 percent", "60 39.99")]
    [InlineData("must add up to exactly 100 percent", "60 60")]
    [InlineData("must be more than 0 and at most 100 percent each, with at most 2 decimals", "100 0")]
    [InlineData("must be more than 0 and at most 100 percent each, with at most 2 decimals", "110 -10")]
    [InlineData("must be more than 0 and at most 100 percent each, with at most 2 decimals", "33.333 66.667")]
    [InlineData(
        "must be more than 0 and at most 100 percent each, with at most 2 decimals",
        "70000000000000000000000000000 70000000000000000000000000000")]
    [InlineData(null, "99.99 0.01")]
    [InlineData(null, "33.34 33.33 33.330")]
    public void Shares_are_at_least_two_percentages_that_add_up_to_100(string? fault, string percentages)
    {
        CreditShare[] shares = [.. percentages.Split(' ').Select((it, place) => new CreditShare(Deals[place], Number(it)))];

        Assert.Equal(fault is null ? [] : [fault], CreditSplit.FaultsOf(shares));
        var refused = CreditSplit.Decide(Deals[0], "analytics", shares, Guid.Empty, Now).Refusal;
        Assert.Equal(fault is null ? null : ["/shares"], refused?.Faults.Keys);
    }

    [Fact]
    public void A_deal_has_one_share() => Assert.Equal(
        ["must name each deal once"], CreditSplit.FaultsOf([new(Deals[0], 50), new(Deals[0], 50)]));

    [Fact]
    public void It_ends_once()
    {
        var split = Decided(Deals[0], new(Deals[0], 50), new(Deals[1], 50));
        Assert.Null(split.EndedAt);

        split.End(Now.AddDays(1));
        split.End(Now.AddDays(2));

        Assert.Equal(Now.AddDays(1), split.EndedAt);
        Assert.Equal(["creditSplit.decided", "creditSplit.ended"], split.Events.Select(it => it.Type));
    }

    private static CreditShare[] RandomShares(Random random)
    {
        var count = random.Next(2, 9);
        // Cuts of 100.00 percent; equal shares are frequent, for ties.
        var hundredths = Enumerable.Repeat(random.Next(2) == 0 ? 10_000 / count : random.Next(1, 1000), count - 1).ToList();
        hundredths.Add(10_000 - hundredths.Sum());
        return [.. hundredths.Select((it, place) => new CreditShare(Deals[place], it / 100m))];
    }

    private static CreditSplit Decided(DealId holder, params CreditShare[] shares) =>
        CreditSplit.Decide(holder, "analytics", shares, Guid.Empty, Now).Value;

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
