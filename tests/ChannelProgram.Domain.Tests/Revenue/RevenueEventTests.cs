using System.Globalization;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.Revenue;

namespace ChannelProgram.Domain.Tests.Revenue;

public class RevenueEventTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly PartnerId Partner = new(Guid.Parse("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60"));

    [Theory]
    [InlineData("2026-11-22", false)]
    // In Berlin it begins on the 24th and ends with the 25th.
    [InlineData("2026-11-23", false)]
    [InlineData("2026-11-24", true)]
    [InlineData("2026-11-25", true)]
    [InlineData("2026-11-26", false)]
    [InlineData("0001-01-01", false)]
    public void A_line_is_held_on_the_days_of_the_program_s_zone(string day, bool touched)
    {
        var holding = new LineHolding(
            default, "analytics", null, new(2026, 11, 23, 23, 30, 0, TimeSpan.Zero),
            new(2026, 11, 25, 23, 0, 0, TimeSpan.Zero), null);

        Assert.Equal(touched, holding.Touches(Day(day), ProgramWith(1).Calendar));
        Assert.True((holding with { Until = null }).Touches(Day("9999-12-31"), ProgramWith(1).Calendar));
        Assert.False((holding with { Until = holding.From }).Touches(Day("2026-11-24"), ProgramWith(1).Calendar));
    }

    /// <summary>Whatever the rate, and however it is paid back: nothing is left of what was paid back whole.</summary>
    [Fact]
    public void Refunds_of_all_that_was_paid_add_up_to_it_in_the_program_s_currency()
    {
        var random = new Random(20261123);
        for (var round = 0; round < 500; round++)
        {
            var program = ProgramWith((decimal)random.Next(1, 300_000) / 100_000);
            var cents = random.Next(1, 100_000);
            var payment = Record(
                new("p", RevenueKind.Payment, null, Partner, null, null, Usd(cents), Day("2026-11-20"), null), program);
            var (sum, left) = (payment.NetAmount, cents);
            while (left > 0)
            {
                var part = random.Next(1, left + 1);
                var refund = Record(
                    new("r", RevenueKind.Refund, null, Partner, null, null, Usd(part), Day("2026-11-20"), "p"),
                    ProgramWith(7), payment, program, (cents - left) / 100m);
                Assert.InRange(refund.NetAmount, -payment.NetAmount, 0);
                (sum, left) = (sum + refund.NetAmount, left - part);
            }

            Assert.Equal(0, sum);
        }
    }

    private static Money Usd(int cents) => new(cents / 100m, "USD");

    private static RevenueEvent Record(
        RevenueReport report, ProgramVersion program, RevenueEvent? payment = null, ProgramVersion? then = null,
        decimal refunded = 0) => RevenueEvent.Record(
        report, new() { HasPartner = true, Payment = payment, PaymentProgram = then, Refunded = refunded }, program, Now).Value;

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ProgramVersion ProgramWith(decimal rate) => new()
    {
        Version = 1,
        EffectiveFrom = default,
        Currency = "EUR",
        TimeZone = "Europe/Berlin",
        Products = [],
        Tiers = [],
        ExchangeRates = [new() { Currency = "USD", Rate = rate }],
    };
}
