using System.Net.Mail;

namespace ChannelProgram.Domain.Common;

/// <summary>
/// What a text of a request or an answer looks like, said once, at its member; of a list of texts, each of them. Validation of
/// requests and the published contract read it there. As it stands it describes only: what else is wrong with a text is for the
/// rules of its request; subclasses check.
/// </summary>
/// <param name="maxLength">In code points, as the databases count.</param>
/// <param name="pattern">A regular expression for those who read the contract.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public class TextFormatAttribute(int maxLength, string? pattern = null) : Attribute
{
    public int MaxLength { get; } = maxLength;

    public string? Pattern { get; } = pattern;

    /// <summary>By its name in JSON Schema, such as <c>email</c>.</summary>
    public string? Format { get; init; }

    /// <summary>What it is, where no comment of its member says so.</summary>
    public string? Description { get; init; }

    /// <summary>A value for the contract to show.</summary>
    public string? Example { get; init; }

    /// <summary>An empty text counts as none at all.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>Whether the text is there and says nothing.</summary>
    public virtual bool IsBlank(string text) => false;

    /// <summary>What is wrong with a text that is not blank; null if nothing is.</summary>
    public virtual string? FaultOf(string text) => null;
}

/// <summary>A line of text.</summary>
public class LineAttribute(int maxLength) : TextFormatAttribute(maxLength, @"^[^\u0000-\u001f\u007f-\u009f]*$")
{
    internal const string NotText = "holds control characters, or text that is not valid Unicode";

    public override bool IsBlank(string text) => !Text.HasVisibleText(text);

    public override string? FaultOf(string text) =>
        Text.Length(text) > MaxLength ? $"has at most {MaxLength} characters"
        : Text.IsSingleLine(text) ? null
        : NotText;
}

/// <summary>Text that may have line breaks.</summary>
public sealed class MultiLineAttribute(int maxLength)
    : TextFormatAttribute(maxLength, @"^[^\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]*$")
{
    public override bool IsBlank(string text) => !Text.HasVisibleText(text);

    public override string? FaultOf(string text) =>
        Text.Length(text) > MaxLength ? $"has at most {MaxLength} characters"
        : Text.IsMultiLine(text) ? null
        : LineAttribute.NotText;
}

/// <summary>A code of something in the program; whether there is such a thing is for the rules of the request.</summary>
public sealed class CodeAttribute() : TextFormatAttribute(MaxCodeLength, CodePattern)
{
    public const int MaxCodeLength = 50;
    public const string CodePattern = "^[a-z][A-Za-z0-9-]{0,49}$";
}

/// <summary>One of a few names, such as that of an action.</summary>
public sealed class NameAttribute() : TextFormatAttribute(50, "^[a-z][A-Za-z]{0,49}$");

/// <summary>The name of an event, such as <c>deal.approved</c>.</summary>
public sealed class EventTypeAttribute() : TextFormatAttribute(50, @"^[a-z]+\.[A-Za-z]+$");

/// <summary>A JSON pointer (RFC 6901).</summary>
public sealed class JsonPointerAttribute() : TextFormatAttribute(200, "^(/[^/]+)+$");

/// <summary>A country by its ISO 3166-1 alpha-2 code.</summary>
public sealed class CountryCodeAttribute() : TextFormatAttribute(Country.CodeLength, "^[A-Z]{2}$")
{
    public override string? FaultOf(string text) =>
        Country.Exists(text) ? null : "must be an ISO 3166-1 alpha-2 code in upper case, such as DE";
}

/// <summary>A currency by its ISO 4217 code.</summary>
public sealed class CurrencyCodeAttribute() : TextFormatAttribute(Currency.CodeLength, "^[A-Z]{3}$");

public sealed class EmailAttribute : LineAttribute
{
    public const int MaxEmailLength = 254;

    public EmailAttribute() : base(MaxEmailLength) => Format = "email";

    public override string? FaultOf(string text) => base.FaultOf(text)
        ?? (MailAddress.TryCreate(text, out var mail) && mail.Address == text ? null : "must be an e-mail address");
}

/// <summary>How many items a list has.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class CountAttribute(int min, int max) : Attribute
{
    public int Min { get; } = min;

    public int Max { get; } = max;

    /// <summary>What one of them is called.</summary>
    public string Of { get; init; } = "item";

    /// <summary>What to do instead of sending too few.</summary>
    public string? Instead { get; init; }

    /// <summary>What is wrong with a list of so many items; null if nothing is.</summary>
    public string? FaultOf(int count) =>
        count < Min ? $"needs at least {(Min == 1 ? "one" : Min)} {Of}{(Instead is null ? "" : $"; {Instead}")}"
        : count > Max ? $"has at most {Max} {Of}s"
        : null;
}
