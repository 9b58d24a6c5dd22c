using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ChannelProgram.Domain.Common;

/// <summary>
/// A duration (ISO 8601) of weeks, or of days, hours, minutes and seconds. Years and months have no fixed length.
/// </summary>
public static partial class IsoDuration
{
    [StringSyntax(StringSyntaxAttribute.Regex)]
    internal const string Pattern = $"^P([0-9]{{1,6}}W|[0-9]{{1,6}}D(T{Time})?|T{Time})$";

    private const string Time =
        "([0-9]{1,6}H([0-9]{1,6}M)?([0-9]{1,6}S)?|[0-9]{1,6}M([0-9]{1,6}S)?|[0-9]{1,6}S)";

    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = default;
        // In .NET the pattern lets a line break follow.
        if (text is null || text.EndsWith('\n') || !Form().IsMatch(text)) return false;

        foreach (Match part in Part().Matches(text)) duration += Unit(part.Groups["unit"].Value) * Number(part);
        return true;
    }

    private static long Number(Match part) => long.Parse(part.Groups["number"].Value, CultureInfo.InvariantCulture);

    private static TimeSpan Unit(string letter) => letter switch
    {
        "W" => TimeSpan.FromDays(7),
        "D" => TimeSpan.FromDays(1),
        "H" => TimeSpan.FromHours(1),
        "M" => TimeSpan.FromMinutes(1),
        _ => TimeSpan.FromSeconds(1),
    };

    [GeneratedRegex(Pattern)]
    private static partial Regex Form();

    [GeneratedRegex("(?<number>[0-9]+)(?<unit>[WDHMS])")]
    private static partial Regex Part();
}

/// <summary>A length of time that is more than none.</summary>
public sealed class DurationAttribute() : TextFormatAttribute(MaxDurationLength, IsoDuration.Pattern)
{
    public const int MaxDurationLength = 30;

    public override string? FaultOf(string text) =>
        !IsoDuration.TryParse(text, out var duration)
            ? "must be an ISO 8601 duration of weeks, or of days, hours, minutes and seconds, such as P10D or PT12H"
        : duration == TimeSpan.Zero ? "must be more than no time"
        : null;
}
