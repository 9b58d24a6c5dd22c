using System.Globalization;
using System.Text.RegularExpressions;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Certifications;

/// <summary>What somebody reached in an exam, in percent.</summary>
public static partial class ExamScore
{
    public const int MaxLength = 6;
    public const int Decimals = 2;
    public const string Pattern = @"^(100(\.0{1,2})?|[1-9]?[0-9](\.[0-9]{1,2})?)$";

    public static bool IsOne(string text) => !text.EndsWith('\n') && Form().IsMatch(text);

    /// <param name="text">One for which <see cref="IsOne"/> holds.</param>
    public static decimal Parse(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    public static string ToText(decimal score) => score.ToString("0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex(Pattern)]
    private static partial Regex Form();
}

/// <summary>A score as it is received and published.</summary>
public sealed class ScoreAttribute() : TextFormatAttribute(ExamScore.MaxLength, ExamScore.Pattern)
{
    public override string? FaultOf(string text) => ExamScore.IsOne(text)
        ? null
        : "must be a percentage from 0 to 100 with at most 2 decimals, such as 82.5";
}
