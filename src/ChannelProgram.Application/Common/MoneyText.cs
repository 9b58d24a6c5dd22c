using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Common;

/// <summary>Money as requests and answers write it: the amount a string with all of its currency's decimals.</summary>
public sealed record MoneyText(string? Amount, string? Currency)
{
    public static MoneyText Of(Money money) => new(money.ToAmountText(), money.Currency);
}
