using System.ComponentModel.DataAnnotations;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Common;

/// <summary>Money as requests and answers write it: the amount a string with all of its currency's decimals.</summary>
[SchemaName("Money")]
public sealed record MoneyText(
    [Required, Amount] string? Amount, [Required, CurrencyCode] string? Currency)
{
    /// <exception cref="FormatException">Not valid: check the rules first.</exception>
    public Money Read() =>
        Money.TryParse(Amount ?? "", Currency ?? "", out var money, out _) ? money :
            throw new FormatException($"{this} is no money.");

    public static MoneyText Of(Money money) => new(money.ToAmountText(), money.Currency);
}
