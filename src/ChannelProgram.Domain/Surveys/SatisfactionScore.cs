using System.Globalization;
using System.Text.RegularExpressions;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Surveys;

/// <summary>How satisfied a customer is, from 1 to 5.</summary>
public static partial class SatisfactionScore
{
    public const int MaxLength = 4;
    public const int Decimals = 2;
    public const string Pattern = @"^(5(\.0{1,2})?|[1-4](\.[0-9]{1,2})?)$";

    public static bool IsOne(string text) => !text.EndsWith('\n') && Form().IsMatch(text);

    /// <param name="text">One for which <see cref="IsOne"/> holds.</param>
    public static decimal Parse(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    public static string ToText(decimal score) => score.ToString("0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex(Pattern)]
    private static partial Regex Form();
}

/// <summary>A score as it is received and published.</summary>
public sealed class SatisfactionAttribute() : TextFormatAttribute(SatisfactionScore.MaxLength, SatisfactionScore.Pattern)
{
    public override string? FaultOf(string text) => SatisfactionScore.IsOne(text)
        ? null
        : "must be from 1 to 5 with at most 2 decimals, such as 4.5";
}
