using System.Net.Mail;

namespace ChannelProgram.Domain.Common;

/// <summary>
/// The format of a text in a request or response; of a list of texts, of each of them. Declared once, at the member: validation
/// of requests and the published contract both read it there. This class only describes; subclasses also check the text.
/// </summary>
/// <param name="maxLength">In code points, as the databases count.</param>
/// <param name="pattern">A regular expression for the published contract; it is not checked.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public class TextFormatAttribute(int maxLength, string? pattern = null) : Attribute
{
    public int MaxLength { get; } = maxLength;

    public string? Pattern { get; } = pattern;

    public string? Format { get; init; }

    public string? Description { get; init; }

    public string? Example { get; init; }

    public bool MayBeEmpty { get; init; }

    public virtual bool IsBlank(string text) => false;

    /// <summary>For a text that is not blank; null: no fault.</summary>
    public virtual string? FaultOf(string text) => null;
}

public class LineAttribute(int maxLength) : TextFormatAttribute(maxLength, @"^[^\u0000-\u001f\u007f-\u009f]*$")
{
    internal const string NotText = "holds control characters, or text that is not valid Unicode";

    public override bool IsBlank(string text) => !Text.HasVisibleText(text);

    public override string? FaultOf(string text) =>
        Text.Length(text) > MaxLength ? $"has at most {MaxLength} characters"
        : Text.IsSingleLine(text) ? null
        : NotText;
}

/// <summary>The name of a company or a person.</summary>
public sealed class ProperNameAttribute(int maxLength) : LineAttribute(maxLength)
{
    public override bool IsBlank(string text) => !Text.HasLetterOrDigit(text);
}

/// <summary>An id of the caller's own that can also stand in a path, where <c>.</c> and <c>..</c> cannot.</summary>
public sealed class PathIdAttribute(int maxLength) : LineAttribute(maxLength)
{
    public override string? FaultOf(string text) =>
        text is "." or ".." ? "cannot be . or .., which no path can hold" : base.FaultOf(text);
}

public sealed class MultiLineAttribute(int maxLength)
    : TextFormatAttribute(maxLength, @"^[^\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]*$")
{
    public override bool IsBlank(string text) => !Text.HasVisibleText(text);

    public override string? FaultOf(string text) =>
        Text.Length(text) > MaxLength ? $"has at most {MaxLength} characters"
        : Text.IsMultiLine(text) ? null
        : LineAttribute.NotText;
}

/// <summary>A code from the program, such as a product's. Whether it exists is checked elsewhere.</summary>
public sealed class CodeAttribute() : TextFormatAttribute(MaxCodeLength, CodePattern)
{
    public const int MaxCodeLength = 50;
    public const string CodePattern = "^[a-z][A-Za-z0-9-]{0,49}$";
}

/// <summary>One of a few fixed names, such as an action's.</summary>
public sealed class NameAttribute() : TextFormatAttribute(50, "^[a-z][A-Za-z]{0,49}$");

public sealed class EventTypeAttribute() : TextFormatAttribute(EventType.MaxNameLength, @"^[a-z]+\.[A-Za-z]+$");

/// <summary>A JSON pointer (RFC 6901).</summary>
public sealed class JsonPointerAttribute() : TextFormatAttribute(200, "^(/[^/]+)+$");

/// <summary>A deal's number as it is stored and published.</summary>
public sealed class DealNumberAttribute() : TextFormatAttribute(MaxNumberLength, "^DR-[0-9A-HJKMNP-TV-Z]{8}$")
{
    public const int MaxNumberLength = 11;
}

/// <summary>A signed receipt as a compact JWS (RFC 7515).</summary>
public sealed class ReceiptAttribute()
    : TextFormatAttribute(MaxReceiptLength, @"^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$")
{
    public const int MaxReceiptLength = 1000;
}

/// <summary>256 bits in base64url: a SHA-256, or a coordinate of a key of P-256.</summary>
public sealed class Base64Url256Attribute() : TextFormatAttribute(EncodedLength, "^[A-Za-z0-9_-]{43}$")
{
    public const int EncodedLength = 43;
}

/// <summary>An amount of money in plain digits.</summary>
public sealed class AmountAttribute() : TextFormatAttribute(
    Money.MaxTextLength, $@"^(0|[1-9][0-9]{{0,{Money.MaxWholeDigits - 1}}})(\.[0-9]{{1,{Money.MaxDecimals}}})?$");

public sealed class CountryCodeAttribute() : TextFormatAttribute(Country.CodeLength, "^[A-Z]{2}$")
{
    public override string? FaultOf(string text) =>
        Country.Exists(text) ? null : "must be an ISO 3166-1 alpha-2 code in upper case, such as DE";
}

public sealed class CurrencyCodeAttribute() : TextFormatAttribute(Currency.CodeLength, "^[A-Z]{3}$");

public sealed class EmailAttribute : LineAttribute
{
    public const int MaxEmailLength = 254;

    public EmailAttribute() : base(MaxEmailLength) => Format = "email";

    public override string? FaultOf(string text) => base.FaultOf(text)
        ?? (MailAddress.TryCreate(text, out var mail) && mail.Address == text ? null : "must be an e-mail address");
}

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class CountAttribute(int min, int max) : Attribute
{
    public int Min { get; } = min;

    public int Max { get; } = max;

    public string Of { get; init; } = "item";

    public string? Instead { get; init; }

    public string? FaultOf(int count) =>
        count < Min ? $"needs at least {(Min == 1 ? "one" : Min)} {Of}{(Instead is null ? "" : $"; {Instead}")}"
        : count > Max ? $"has at most {Max} {Of}s"
        : null;
}

/// <summary>A date after today and at most so many months ahead. The description is published; a rule checks it.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MonthsAheadAttribute(int max) : Attribute
{
    public int Max { get; } = max;

    public string Description => $"After today and at most {Max} months ahead, in the program's time zone.";
}
