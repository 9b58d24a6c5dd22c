using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;
using Microsoft.OpenApi;

namespace ChannelProgram.Web.Contract;

/// <summary>Copies declared limits into the schema. A text without a declared limit stops the generation.</summary>
internal static class SchemaLimits
{
    private const int MaxItems = 1000;

    public static void Text(OpenApiSchema text, TextFormatAttribute? declared, string place)
    {
        switch (text.Format)
        {
            case "uuid":
                // Its format says all: some generators take a length beside it for that of another text.
                return;
            case "date":
                text.MaxLength = 10;
                return;
            case "date-time":
                text.MaxLength = InstantConverter.MaxLength;
                return;
            case "decimal":
                return;
        }

        Bound(text, declared ?? throw new InvalidOperationException(
            $"{place} does not say what its text looks like: declare a {nameof(TextFormatAttribute)}."));
    }

    public static void Bound(OpenApiSchema text, TextFormatAttribute declared)
    {
        (text.MaxLength, text.Pattern, text.Format) = (declared.MaxLength, declared.Pattern, declared.Format);
        text.MinLength = declared.MayBeEmpty ? null : 1;
    }

    public static void Items(OpenApiSchema list, CountAttribute? declared) =>
        (list.MinItems, list.MaxItems) = (declared is { Min: > 0 and var min } ? min : null, declared?.Max ?? MaxItems);
}
