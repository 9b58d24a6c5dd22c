using System.Globalization;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Common;

/// <summary>A decimal in plain digits, without zeros at its end.</summary>
public sealed class DecimalTextAttribute() : TextFormatAttribute(DecimalText.MaxLength, @"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$");

public static class DecimalText
{
    public const int MaxLength = 40;

    private const int MaxDecimals = 10;

    public static string Of(decimal value) => value.ToString("0." + new string('#', MaxDecimals), CultureInfo.InvariantCulture);

    public static string? Of(decimal? value) => value is { } some ? Of(some) : null;
}
