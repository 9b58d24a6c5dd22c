using ChannelProgram.Domain.Common;
using FluentValidation;

namespace ChannelProgram.Application.Common;

/// <summary>Rules that many requests share, with their sentences.</summary>
internal static class Say
{
    public const string Required = "is required";

    /// <summary>A line of text that must be there.</summary>
    public static IRuleBuilderOptions<T, string?> RequiredLine<T>(this IRuleBuilder<T, string?> rule, int longest) => rule
        .Must(it => !string.IsNullOrWhiteSpace(it)).WithMessage(Required)
        .Must(it => it is null || it.Length <= longest).WithMessage($"has at most {longest} characters")
        .Must(it => it is null || Text.IsLine(it)).WithMessage("holds control characters, or text that is not valid Unicode");

    /// <summary>A line of text that may be absent; if it is there, it says something.</summary>
    public static IRuleBuilderOptions<T, string?> Line<T>(this IRuleBuilder<T, string?> rule, int longest) => rule
        .Must(it => it is null || !string.IsNullOrWhiteSpace(it)).WithMessage("is empty: leave it out instead")
        .Must(it => it is null || it.Length <= longest).WithMessage($"has at most {longest} characters")
        .Must(it => it is null || Text.IsLine(it)).WithMessage("holds control characters, or text that is not valid Unicode");

    /// <summary>Text that may have line breaks and may be absent.</summary>
    public static IRuleBuilderOptions<T, string?> Lines<T>(this IRuleBuilder<T, string?> rule, int longest) => rule
        .Must(it => it is null || it.Length <= longest).WithMessage($"has at most {longest} characters")
        .Must(it => it is null || Text.IsLines(it)).WithMessage("holds control characters, or text that is not valid Unicode");
}
