using Microsoft.OpenApi;

namespace ChannelProgram.ClientGenerator;

/// <summary>The stable codes of problems, which the document shows as examples of its answers.</summary>
internal static class ProblemSource
{
    public const string MediaType = "application/problem+json";

    public static string Of(OpenApiDocument document)
    {
        var details = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var response in Contract.OperationsOf(document).SelectMany(it => it.Responses!.Values))
            foreach (var code in CodesOf(response)) details.TryAdd(code, DetailOf(response, code));

        var source = new SourceText()
            .Summary("The codes of problems: they never change.")
            .Line("public static class ProblemCodes")
            .Line("{");
        var isFirst = true;
        foreach (var (code, detail) in details)
        {
            if (!isFirst) source.Line("");
            isFirst = false;
            source.Summary(detail, 1).Line($"public const string {Names.Pascal(code)} = \"{code}\";", 1);
        }

        return source.Line("}").ToString();
    }

    public static IReadOnlyList<string> CodesOf(IOpenApiResponse response) =>
        response.Content?.TryGetValue(MediaType, out var content) is true ? [.. (content.Examples ?? Empty).Keys] : [];

    private static readonly Dictionary<string, IOpenApiExample> Empty = [];

    private static string? DetailOf(IOpenApiResponse response, string code) =>
        (string?)response.Content![MediaType].Examples![code].Value?["detail"];
}
