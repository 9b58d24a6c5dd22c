using ChannelProgram.Domain.Common;
using FluentValidation;

namespace ChannelProgram.Application.Common;

/// <summary>Rules that many requests share, with their words. Lengths count characters as people do, not halves of them.</summary>
internal static class Messages
{
    public const string Required = "is required";

    private const string NotText = "holds control characters, or text that is not valid Unicode";

    /// <summary>A line of text that must be there.</summary>
    public static IRuleBuilderOptions<T, string?> RequiredLine<T>(this IRuleBuilder<T, string?> rule, int longest) =>
        rule.Must(it => it is not null && Text.HasVisibleText(it)).WithMessage(Required).FitsText(longest, Text.IsSingleLine);

    /// <summary>A line of text that may be absent; if it is there, it says something.</summary>
    public static IRuleBuilderOptions<T, string?> OptionalLine<T>(this IRuleBuilder<T, string?> rule, int longest) =>
        rule.SaysSomethingIfGiven().FitsText(longest, Text.IsSingleLine);

    /// <summary>The same, with line breaks if it likes.</summary>
    public static IRuleBuilderOptions<T, string?> OptionalText<T>(this IRuleBuilder<T, string?> rule, int longest) =>
        rule.SaysSomethingIfGiven().FitsText(longest, Text.IsMultiLine);

    /// <summary>A code by which something of the program is named.</summary>
    public static IRuleBuilderOptions<T, string?> Code<T>(this IRuleBuilder<T, string?> rule) => rule
        .NotNull().WithMessage(Required)
        .Matches("^[a-z][A-Za-z0-9-]{0,49}$").WithMessage("must be a code: a small letter, then up to 49 letters, digits or hyphens");

    public static IRuleBuilderOptions<T, string?> RequiredCountry<T>(this IRuleBuilder<T, string?> rule) =>
        rule.NotNull().WithMessage(Required).Country();

    public static IRuleBuilderOptions<T, string?> Country<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(it => it is null || Domain.Common.Country.Exists(it)).WithMessage("must be an ISO 3166-1 alpha-2 code in upper case, such as DE");

    private static IRuleBuilderOptions<T, string?> SaysSomethingIfGiven<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(it => it is null || Text.HasVisibleText(it)).WithMessage("is empty: leave it out instead");

    private static IRuleBuilderOptions<T, string?> FitsText<T>(this IRuleBuilder<T, string?> rule, int longest, Func<string, bool> isText) => rule
        .Must(it => it is null || Text.Length(it) <= longest).WithMessage($"has at most {longest} characters")
        .Must(it => it is null || isText(it)).WithMessage(NotText);
}
