using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Tests.Common;

public class MoneyTests
{
    [Theory]
    [InlineData("120000.00", "USD", "120000.00")]
    [InlineData("120000", "USD", "120000.00")]
    [InlineData("0.5", "USD", "0.50")]
    [InlineData("0", "USD", "0.00")]
    [InlineData("5", "JPY", "5")]
    [InlineData("5.125", "KWD", "5.125")]
    [InlineData("5.1", "KWD", "5.100")]
    [InlineData("999999999999999.9999", "CLF", "999999999999999.9999")]
    public void An_amount_is_shown_with_all_decimals_of_its_currency(string amount, string currency, string shown)
    {
        Assert.True(Money.TryParse(amount, currency, out var money, out var faults), $"{faults}");
        Assert.Equal(shown, money.ToAmountText());
    }

    [Fact]
    public void Amounts_padded_by_the_database_read_back_the_same()
    {
        Assert.Equal("45000.00", new Money(45_000.0000m, "USD").ToAmountText());
        Assert.Equal(new Money(45_000m, "USD"), new Money(45_000.0000m, "USD"));
    }

    [Theory]
    [InlineData("", "USD")]
    [InlineData("-1", "USD")]
    [InlineData("+1", "USD")]
    [InlineData("1e400", "USD")]
    [InlineData("1,000.00", "USD")]
    [InlineData(" 1", "USD")]
    [InlineData("1\n", "USD")]
    [InlineData("01", "USD")]
    [InlineData("00.5", "USD")]
    [InlineData(".5", "USD")]
    [InlineData("5.", "USD")]
    [InlineData("1.2.3", "USD")]
    [InlineData("１", "USD")]
    [InlineData("NaN", "USD")]
    [InlineData("12.345", "USD")]
    [InlineData("1.0", "JPY")]
    [InlineData("1.00000", "CLF")]
    [InlineData("1000000000000000", "USD")]
    public void An_amount_that_is_not_plain_digits_or_finer_than_its_currency_is_refused(string amount, string currency)
    {
        Assert.False(Money.TryParse(amount, currency, out _, out var faults));
        Assert.NotNull(faults.Amount);
        Assert.Null(faults.Currency);
    }

    [Fact]
    public void Faults_of_both_members_are_reported()
    {
        Assert.False(Money.TryParse("-1", "XXX", out _, out var faults));
        Assert.NotNull(faults.Amount);
        Assert.NotNull(faults.Currency);

        Assert.False(Money.TryParse("12.345", "XXX", out _, out faults));
        Assert.Null(faults.Amount);
        Assert.NotNull(faults.Currency);
    }

    [Theory]
    [InlineData("USD", 2)]
    [InlineData("JPY", 0)]
    [InlineData("BHD", 3)]
    [InlineData("CLF", 4)]
    [InlineData("XCG", 2)]
    [InlineData("SLE", 2)]
    [InlineData("ZWG", 2)]
    [InlineData("VED", 2)]
    [InlineData("XAF", 0)]
    public void Active_currencies_are_known_with_their_decimals(string code, int decimals) =>
        Assert.Equal(decimals, Currency.Get(code).Decimals);

    [Theory]
    [InlineData("XXX")]
    [InlineData("XTS")]
    [InlineData("XAU")]
    [InlineData("XDR")]
    [InlineData("HRK")]
    [InlineData("SLL")]
    [InlineData("ZWL")]
    [InlineData("CUC")]
    [InlineData("ANG")]
    [InlineData("BGN")]
    [InlineData("DEM")]
    [InlineData("usd")]
    [InlineData("USD ")]
    [InlineData("")]
    public void Withdrawn_codes_and_those_without_a_minor_unit_are_no_currencies(string code) =>
        Assert.False(Currency.TryGet(code, out _));

    [Fact]
    public void Amounts_of_one_currency_add_up() =>
        Assert.Equal(new Money(3m, "USD"), new Money(1m, "USD") + new Money(2m, "USD"));

    [Fact]
    public void Amounts_of_two_currencies_never_do() =>
        Assert.Throws<InvalidOperationException>(() => new Money(1m, "USD") + new Money(2m, "EUR"));
}
