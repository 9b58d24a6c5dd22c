using System.Globalization;

namespace ChannelProgram.Domain.Common;

public readonly record struct MoneyFaults(string? Amount, string? Currency)
{
    public bool Any => Amount is not null || Currency is not null;
}

public readonly record struct Money(decimal Amount, string Currency)
{
    /// <summary>Digits before the point.</summary>
    public const int MaxWholeDigits = 15;

    public const int MaxDecimals = 4;

    /// <summary>All digits, as the database columns count them.</summary>
    public const int Precision = MaxWholeDigits + MaxDecimals;

    public const int MaxTextLength = MaxWholeDigits + 1 + MaxDecimals;

    public static readonly decimal ExclusiveMax = Enumerable.Repeat(10m, MaxWholeDigits)
        .Aggregate((product, ten) => product * ten);

    public static bool TryParse(string amount, string currency, out Money money, out MoneyFaults faults)
    {
        var known = Common.Currency.TryGet(currency, out var found);
        faults = new(
            AmountFault(amount, found),
            known ? null : "Give an active ISO 4217 currency that has a minor unit, in upper case.");
        money = default;
        if (faults.Any) return false;

        money = new(decimal.Parse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), currency);
        return true;
    }

    public static bool TryParseAmount(string amount, out decimal value)
    {
        value = 0;
        return AmountFault(amount, currency: null) is null
            && decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    public string ToAmountText() =>
        Amount.ToString($"F{Common.Currency.Get(Currency).Decimals}", CultureInfo.InvariantCulture);

    public override string ToString() => $"{ToAmountText()} {Currency}";

    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => left.Currency == right.Currency
        ? new(left.Amount + right.Amount, left.Currency)
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not add up.");

    private static string? AmountFault(string amount, Currency? currency)
    {
        var point = amount.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? amount : amount.AsSpan(0, point);
        var decimals = point < 0 ? [] : amount.AsSpan(point + 1);

        if (!IsDigits(whole) || (point >= 0 && !IsDigits(decimals)) || (whole.Length > 1 && whole[0] == '0'))
        {
            return "Write the amount in plain digits, such as 120000.00: no sign, spaces, exponent or leading zeros.";
        }

        if (whole.Length > MaxWholeDigits) return $"At most {MaxWholeDigits} digits may stand before the point.";

        var most = currency?.Decimals ?? MaxDecimals;
        return decimals.Length <= most ? null : $"{currency?.Code ?? "A currency"} has at most {most} decimals.";
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}
