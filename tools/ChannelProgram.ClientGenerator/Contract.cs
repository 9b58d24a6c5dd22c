using Microsoft.OpenApi;

namespace ChannelProgram.ClientGenerator;

public static class Contract
{
    public static async Task<OpenApiDocument> Read(string file) => Parse(await File.ReadAllTextAsync(file));

    public static IEnumerable<OpenApiOperation> OperationsOf(OpenApiDocument document) =>
        document.Paths.Values.SelectMany(it => it.Operations?.Values.AsEnumerable() ?? []);

    /// <exception cref="FormatException">It is not a valid OpenAPI document.</exception>
    public static OpenApiDocument Parse(string json)
    {
        var read = OpenApiDocument.Parse(json, "json");
        return read.Diagnostic is { Errors: [var first, ..] } || read.Document is null
            ? throw new FormatException($"Not a valid OpenAPI document: {read.Diagnostic?.Errors.FirstOrDefault()?.Message}")
            : read.Document;
    }
}
