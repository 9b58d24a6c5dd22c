using ChannelProgram.Domain.Common;
using FluentValidation;

namespace ChannelProgram.Application.Common;

internal static class Messages
{
    public const string Required = "is required";

    public const string Blank = "is empty: leave it out instead";

    public static IRuleBuilderOptions<T, string?> RequiredLine<T>(this IRuleBuilder<T, string?> rule, int longest)
    {
        var line = new LineAttribute(longest);
        return rule
            .Must(it => it is not null && !line.IsBlank(it)).WithMessage(Required)
            .Must(it => it is null || line.FaultOf(it) is null).WithMessage((_, it) => line.FaultOf(it!)!);
    }

    public static IRuleBuilderOptions<T, string?> Code<T>(this IRuleBuilder<T, string?> rule) => rule
        .NotNull().WithMessage(Required)
        .Matches(CodeAttribute.CodePattern)
        .WithMessage("must be a code: a small letter, then up to 49 letters, digits or hyphens");
}
