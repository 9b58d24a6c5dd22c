using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Deals;

/// <summary>
/// The number by which people quote a deal: <c>DR-</c> and 8 characters of Crockford's base 32, drawn at random so that it does
/// not tell how many deals there are.
/// </summary>
public readonly record struct DealNumber : ITextValue<DealNumber>
{
    public const int MaxTextLength = 50;

    public const string TextPattern = @"^\s*-*[Dd]-*[Rr](-*[0-9A-TV-Za-tv-z]){8}-*\s*$";

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    private const string Prefix = "DR-";
    private const int Length = 8;

    private DealNumber(string value) => Value = value;

    public string Value { get; }

    public static string Expected => "must be a deal's number such as DR-7K3M92QX";

    public static DealNumber Generate() => new(Prefix + RandomNumberGenerator.GetString(Alphabet, Length));

    public static DealNumber FromStored(string value) => new(value);

    /// <summary>Ignores case and hyphens; O reads as 0, I and L as 1 (Crockford's base 32).</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DealNumber number)
    {
        number = default;
        var bare = text is null or { Length: > MaxTextLength }
            ? null
            : text.Trim().Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        if (bare is null || bare.Length != Length + 2 || !bare.StartsWith("DR", StringComparison.Ordinal)) return false;

        var digits = bare[2..].Replace('O', '0').Replace('I', '1').Replace('L', '1');
        if (digits.AsSpan().ContainsAnyExcept(Letters)) return false;

        number = new(Prefix + digits);
        return true;
    }

    public override string ToString() => Value;
}
