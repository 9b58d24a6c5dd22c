using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Documents;
using FluentValidation;
using FluentValidation.Results;

namespace ChannelProgram.Application.Documents;

internal static class DocumentRules
{
    /// <summary>
    /// A file of a kind that is taken, by its content and its name. One that could not be read has its own fault.
    /// </summary>
    public static IRuleBuilderOptionsConditions<T, UploadedFile?> MustBeDocument<T>(this IRuleBuilder<T, UploadedFile?> rule) =>
        rule.Custom((file, context) =>
        {
            if (file is null) return;
            if (FaultOf(file) is { } fault) context.AddFailure(fault);
            else if (DocumentTypes.OfName(file.Name) is not { } type || !DocumentContent.Is(type, file.Content))
                context.AddFailure(new ValidationFailure(context.PropertyPath, DocumentRefusals.NotAllowed)
                {
                    CustomState = DocumentRefusals.FileNotAllowed.Code,
                });
        });

    private static string? FaultOf(UploadedFile file) =>
        DealDocument.FaultOfName(file.Name) ?? (file.Size == 0 ? "is empty" : null);
}
