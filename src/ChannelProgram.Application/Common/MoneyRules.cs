using ChannelProgram.Domain.Common;
using FluentValidation;

namespace ChannelProgram.Application.Common;

internal static class MoneyRules
{
    /// <summary>Whole money: an amount with at most the decimals of its currency. Missing parts have their own faults.</summary>
    /// <param name="member">Its name in the request.</param>
    public static IRuleBuilderOptionsConditions<T, MoneyText?> MustBeMoney<T>(
        this IRuleBuilder<T, MoneyText?> rule, string member) =>
        rule.Custom((money, context) => context.AddMoneyFaults(money, member));

    /// <summary>The same of money somewhere inside what is validated.</summary>
    public static void AddMoneyFaults<T>(this ValidationContext<T> context, MoneyText? money, string member)
    {
        if (money?.Amount is null || money.Currency is null) return;
        Money.TryParse(money.Amount, money.Currency, out _, out var faults);
        if (faults.Amount is { } amount) context.AddFailure($"{member}.Amount", amount);
        if (faults.Currency is { } currency) context.AddFailure($"{member}.Currency", currency);
    }
}
