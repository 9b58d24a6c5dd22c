using ChannelProgram.Web.Common;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Contract;

/// <summary>What is known of an operation from its route, types and metadata: all that is derived for it follows from this.</summary>
internal sealed record Operation(string Method, string Path, IList<object> Metadata)
{
    public static Operation Of(OperationFilterContext context) => new(
        context.ApiDescription.HttpMethod!,
        $"/{context.ApiDescription.RelativePath}",
        context.ApiDescription.ActionDescriptor.EndpointMetadata);

    /// <summary>The habits of the API proper hold for it; sign-in by OAuth, health and discovery have their own.</summary>
    public bool IsApi => Path.StartsWith("/v1/", StringComparison.Ordinal);

    public Access Access => One<Access>() ?? Access.OpenToAll;

    public bool IsSignedIn => IsApi && Access != Access.OpenToAll;

    public bool NamesResource => Path.Contains('{', StringComparison.Ordinal);

    public ReadsBody? Body => One<ReadsBody>();

    public IReadOnlyList<QueryParameter> Query => One<QueryParameters>()?.All ?? [];

    public IReadOnlyList<Problem> Refusals => [.. Metadata.OfType<CanRefuse>().SelectMany(it => it.Problems)];

    public Example? Example => One<Example>();

    public bool IsRead => Method is "GET";

    /// <summary>A repeated request with the same Idempotency-Key gets the first answer.</summary>
    public bool IsRepeatable => Method is "POST" && IsSignedIn;

    /// <summary>Answers a single resource with its ETag.</summary>
    public bool AnswersVersion => One<AnswersWith>() is { Kind: AnswerKind.Resource };

    /// <summary>Reads a single resource, which the caller may know already.</summary>
    public bool HasVersions => IsRead && AnswersVersion;

    /// <summary>Changes one resource, of which the caller may name the version.</summary>
    public bool ReadsVersion => IsApi && !IsRead && NamesResource;

    public bool NeedsVersion => One<RequiresIfMatch>() is not null;

    public bool IsSecret => One<AnswersWith>() is { Kind: AnswerKind.Secret };

    /// <summary>Issues tokens as RFC 6749 has it: errors and headers are its own.</summary>
    public bool IsToken => Path is "/connect/token";

    private T? One<T>() where T : class => Metadata.OfType<T>().LastOrDefault();
}
