using System.Globalization;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Deals;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

public class DealLimitTests
{
    [Theory]
    [InlineData("10000.00", "USD", DealStatus.Approved)]
    [InlineData("10000.01", "USD", DealStatus.Submitted)]
    [InlineData("9090.90", "EUR", DealStatus.Approved)]
    [InlineData("9090.91", "EUR", DealStatus.Submitted)]
    [InlineData("0.01", "CHF", DealStatus.Submitted)]
    public void What_the_partner_has_open_on_the_customer_counts_against_its_limit_in_the_programs_currency(
        string open, string currency, DealStatus status)
    {
        var deal =
            Deal.Register(
                NewRegistration(40_000m), Gold, CustomerOf(Acme) with { OpenValues = [Amount(open, currency)] }, Now);

        Assert.Equal(status, deal.Status);
    }

    [Fact]
    public void Nothing_is_rounded_before_it_is_compared()
    {
        var thirds = Program with { ExchangeRates = [Rate("EUR", 1.0000000001m)] };

        Assert.Equal(
            DealStatus.Submitted,
            Deal.Register(
                NewRegistration(50_000m, "EUR"), Gold with { Program = thirds }, CustomerOf(Acme), Now).Status);
        Assert.Equal(50_000.0000050000m, thirds.ConvertToProgramCurrency(new Money(50_000m, "EUR")));
    }

    [Fact]
    public void A_promoted_line_is_checked_against_the_same_total()
    {
        Deal Waiting() => Registered(["analytics"], taken: ["analytics"]);
        var (within, above) = (Waiting(), Waiting());

        within.TakeFreedLine(
            Line("analytics"), Gold, CustomerOf(Acme) with { OpenValues = [new(40_000m, "USD")] }, Now);
        above.TakeFreedLine(
            Line("analytics"), Gold, CustomerOf(Acme) with { OpenValues = [new(40_000.01m, "USD")] }, Now);

        Assert.Equal((DealStatus.Approved, DealStatus.Submitted), (within.Status, above.Status));
        Assert.Equal(ReviewReasons.AboveLimit, above.ReviewReasons);
    }

    [Theory]
    [InlineData("45454.54", false)]
    [InlineData("45454.55", true)]
    public void Approved_in_another_currency_it_may_grow_to_the_limit_as_that_currency_has_it(string amount, bool looks)
    {
        var deal = Deal.Register(NewRegistration(10_000m, "EUR"), Gold, CustomerOf(Acme), Now);

        Assert.Null(deal.Update(NewRegistration(Amount(amount, "EUR").Amount, "EUR"), Program, Now));

        Assert.Equal((DealStatus.Approved, looks), (deal.Status, deal.ReviewRequired));
    }

    [Fact]
    public void The_maximum_limit_at_the_minimum_rate_is_a_valid_amount()
    {
        var program = Program with { ExchangeRates = [Rate("EUR", 0.0000000001m)] };

        Assert.Equal(Money.ExclusiveMax, program.ConvertLimit(new(Money.ExclusiveMax - 1), "EUR"));
    }

    [Fact]
    public void A_partner_registers_no_deals_with_itself_once_it_may_register_at_all()
    {
        StrongKey own = new(KeyKind.TaxId, "DE811569869"), other = new(KeyKind.Domain, "811569869.de");
        var gold = Gold with { Keys = [own] };

        Assert.Equal("ownOrganisation", gold.RefusedFor([other, own])?.Code);
        Assert.Null(gold.RefusedFor([other, new(KeyKind.Duns, own.Value)]));
        Assert.Equal("tierCannotRegister", (gold with { Tier = "registered" }).RefusedFor([own])?.Code);
        Assert.Equal("partnerNotActive", (gold with { IsActive = false, Tier = "registered" }).RefusedFor([own])?.Code);
    }

    private static Money Amount(string amount, string currency) =>
        new(decimal.Parse(amount, CultureInfo.InvariantCulture), currency);
}
