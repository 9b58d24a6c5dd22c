using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using Microsoft.AspNetCore.Routing;

namespace ChannelProgram.Api.Tests.Contract;

/// <summary>One operation of the running product, with what the document says of it.</summary>
/// <param name="Definition">What is derived from its route and metadata.</param>
internal sealed record DocumentedOperation(string Name, Operation Definition, Document Document)
{
    private readonly JsonElement _documentation = Document.Operation(Name);

    public static Task<IReadOnlyList<DocumentedOperation>> All(ChannelHost host) =>
        host.Once($"described at {host.Clock.Now:O}", async () => All(host, await Contract.Document.Of(host)));

    private static IReadOnlyList<DocumentedOperation> All(ChannelHost host, Document document) =>
        [.. host.Endpoints.Select(it => new DocumentedOperation(
            it.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName,
            new Operation(
                it.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0],
                "/" + it.RoutePattern.RawText!.Trim('/'),
                [.. it.Metadata]),
            document))];

    public HttpMethod Method => new(Definition.Method);

    /// <summary>The example of a request's body as it is sent; empty if nothing need be sent.</summary>
    public string ExampleBody => Definition.Body is not { } body ? ""
        : Content.TryGetProperty("example", out var example) ? example.GetRawText()
        : !body.Required ? ""
        :
            throw new Xunit.Sdk.XunitException(
                $"{Name} has no example of a request: give it one with {nameof(Web.Contract.OperationDocs.Example)}.");

    /// <summary>What a body must look like.</summary>
    public JsonElement BodySchema => Content.GetProperty("schema");

    /// <summary>The example of the answer that is hoped for. The document leaves out that of an answer without members.</summary>
    public JsonElement ExampleAnswer
    {
        get
        {
            var content = Success.GetProperty("content").EnumerateObject().Single().Value;
            return content.TryGetProperty("example", out var example) ? example
                : content.GetProperty("schema").TryGetProperty("$ref", out var name)
                && name.GetString() == "#/components/schemas/Empty"
                ? JsonElement.Parse("{}")
                : throw new Xunit.Sdk.XunitException(
                    $"{Name} has no example of an answer: give it one with {nameof(Web.Contract.OperationDocs.Example)}.");
        }
    }

    /// <summary>False: the answer is a file, or nothing.</summary>
    public bool AnswersJson => Success.TryGetProperty("content", out var content)
        && content.TryGetProperty("application/json", out _);

    public int ExampleStatus => int.Parse(Succeeds.Name, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The example as it is sent: JSON, the form of the token endpoint, or a form with a file.</summary>
    /// <param name="named">What it names, in place of what the document does.</param>
    public HttpContent? Example((string Shown, string Actual)? named = null) => Definition.Method is "GET" ? null
        : ExampleFile is var (name, content) ? Form(name, content)
        : Definition.IsToken
        ? new FormUrlEncodedContent(Content.GetProperty("example").Deserialize<Dictionary<string, string>>()!)
        : Json(named is { } it ? ExampleBody.Replace(it.Shown, it.Actual, StringComparison.Ordinal) : ExampleBody);

    /// <summary>The file that the example sends; null: it sends none.</summary>
    public (string Name, byte[] Content)? ExampleFile =>
        Definition.Example?.Request is FileExample file ? (file.Name, Encoding.UTF8.GetBytes(file.Text)) : null;

    /// <summary>A form with one file, as a browser sends it.</summary>
    public static HttpContent Form(string name, byte[] file) =>
        new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } };

    public static HttpContent? Json(string body, string mediaType = "application/json") =>
        body.Length == 0 ? null : new StringContent(body, MediaTypeHeaderValue.Parse(mediaType));

    /// <summary>What the document does not say of an answer; null if it says all of it.</summary>
    public string? Undocumented(Answer answer)
    {
        if (!_documentation.GetProperty("responses").TryGetProperty($"{answer.Status}", out var response))
            return $"{answer.Status} is not in the document";
        response = Document.Resolve(response);
        if (answer.Text.Length == 0) return response.TryGetProperty("content", out _) ? $"{answer.Status} has no body" : null;

        var type = answer.ContentHeaders.ContentType!.MediaType!;
        if (!response.TryGetProperty("content", out var contents) || !contents.TryGetProperty(type, out var content))
            return $"{answer.Status} as {type} is not in the document";
        if (!type.EndsWith("json", StringComparison.Ordinal)) return null;
        if (type == Problems.ContentType && !content.GetProperty("examples").TryGetProperty(answer.Problem!, out _))
            return $"{answer.Status} {answer.Problem} is not in the document";
        foreach (var header in (string[])["ETag", "Location", "Retry-After", "Idempotency-Replayed", "WWW-Authenticate"])
            if (answer.Headers.Contains(header)
                && !(response.TryGetProperty("headers", out var headers) && headers.TryGetProperty(header, out _)))
                return $"{answer.Status} with {header} is not in the document";
        return Document.Fault(answer.Json, content.GetProperty("schema")) is { } fault ? $"{answer.Status}: {fault}" : null;
    }

    private JsonElement Content =>
        _documentation.GetProperty("requestBody").GetProperty("content").EnumerateObject().First().Value;

    private JsonProperty Succeeds => _documentation.GetProperty("responses").EnumerateObject().First(it => it.Name[0] == '2');

    private JsonElement Success => Document.Resolve(Succeeds.Value);

    public override string ToString() => Name;
}
