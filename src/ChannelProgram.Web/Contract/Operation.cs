using ChannelProgram.Application.Common;
using ChannelProgram.Web.Common;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Contract;

internal sealed record Operation(string Method, string Path, IList<object> Metadata)
{
    public static Operation Of(OperationFilterContext context) => new(
        context.ApiDescription.HttpMethod!,
        $"/{context.ApiDescription.RelativePath}",
        context.ApiDescription.ActionDescriptor.EndpointMetadata);

    public bool IsApi => Path.StartsWith("/v1/", StringComparison.Ordinal);

    public Access Access => One<Access>() ?? Access.OpenToAll;

    public bool IsSignedIn => IsApi && Access != Access.OpenToAll;

    /// <summary>The caller may be of a partner that is suspended, and is then refused.</summary>
    public bool NeedsActivePartner => !IsRead && One<EvenIfSuspended>() is null
        && Access.Permission is { } permission
        && (permission.PartnerScope is not null || permission.Roles.Any(it => it >= Role.PartnerAdmin));

    /// <summary>Staff who must set up a second factor first is refused.</summary>
    public bool NeedsTwoFactor => IsSignedIn && One<OpenWithoutTwoFactor>() is null
        && (Access.Permission is null || Access.Permission.Roles.Any(it => it < Role.PartnerAdmin));

    public bool NamesResource => Path.Contains('{', StringComparison.Ordinal);

    public ReadsBody? Body => One<ReadsBody>();

    public ReadsFile? File => One<ReadsFile>();

    /// <summary>Null: nothing is read.</summary>
    public IReadOnlyList<string>? MediaTypes => File is null ? Body?.MediaTypes : [ReadsFile.MediaType];

    /// <summary>Null: the answer is no file.</summary>
    public AnswersFile? FileAnswer => One<AnswersFile>();

    public IReadOnlyList<QueryParameter> Query => One<QueryParameters>()?.All ?? [];

    public IReadOnlyList<Problem> Refusals => [.. Metadata.OfType<CanRefuse>().SelectMany(it => it.Problems)];

    public Example? Example => One<Example>();

    public bool IsRead => Method is "GET";

    public bool IsRepeatable => Method is "POST" && IsSignedIn && One<IgnoresIdempotencyKeys>() is null;

    public bool ReturnsETag => One<AnswersWith>() is { Kind: AnswerKind.Resource or AnswerKind.File };

    public bool IsReport => One<AnswersWith>() is { Kind: AnswerKind.Report };

    /// <summary>Whoever needs the database may find it out of reach.</summary>
    public bool NeedsDatabase => IsApi || IsToken || One<AnswersWith>() is not null;

    /// <summary>Takes If-None-Match.</summary>
    public bool SupportsIfNoneMatch => IsRead && ReturnsETag;

    /// <summary>Takes If-Match.</summary>
    public bool SupportsIfMatch => IsApi && !IsRead && NamesResource && One<HasNoVersion>() is null;

    public bool NeedsVersion => One<RequiresIfMatch>() is not null;

    public bool IsSecret => One<AnswersWith>() is { Kind: AnswerKind.Secret };

    /// <summary>Errors and headers are those of RFC 6749.</summary>
    public bool IsToken => Path.StartsWith("/connect/", StringComparison.Ordinal);

    private T? One<T>() where T : class => Metadata.OfType<T>().LastOrDefault();
}
