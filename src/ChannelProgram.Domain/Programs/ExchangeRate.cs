using System.Globalization;

namespace ChannelProgram.Domain.Programs;

/// <summary>What one unit of a currency is worth in another: more than 0, exact, with at most ten digits before and after the point.</summary>
public static class ExchangeRate
{
    private const int MostDigits = 10;

    /// <param name="text">Plain digits and a point, as in <c>1.0842</c>.</param>
    public static bool TryParse(string text, out decimal rate)
    {
        rate = 0;
        var parts = text.Split('.');
        return parts.Length <= 2 && parts.All(IsDigits) && (parts[0].Length == 1 || parts[0][0] != '0')
            && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out rate) && rate > 0;
    }

    /// <exception cref="FormatException">It is no rate.</exception>
    public static decimal Parse(string text) => TryParse(text, out var rate) ? rate : throw new FormatException($"{text} is no exchange rate.");

    public static string Write(decimal rate) => rate.ToString("0.##########", CultureInfo.InvariantCulture);

    private static bool IsDigits(string text) => text.Length is > 0 and <= MostDigits && text.All(char.IsAsciiDigit);
}
