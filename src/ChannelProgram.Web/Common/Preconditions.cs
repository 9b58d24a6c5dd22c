using System.Buffers.Text;
using System.Security.Cryptography;
using ChannelProgram.Application.Common;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ChannelProgram.Web.Common;

/// <summary>428 without <c>If-Match</c>.</summary>
internal sealed record RequiresIfMatch;

/// <summary>A collection below a resource: there is no <c>ETag</c> that <c>If-Match</c> could name.</summary>
internal sealed record HasNoVersion;

internal static class IfMatchOfRoutes
{
    public static TBuilder WithoutVersion<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new HasNoVersion());

    public static TBuilder RequiresIfMatch<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new RequiresIfMatch());
}

/// <summary>Strong entity tags: a hash of the exact bytes that this caller gets.</summary>
internal static class ETags
{
    public static EntityTagHeaderValue Of(ReadOnlySpan<byte> body) => OfDigest(SHA256.HashData(body));

    /// <param name="digest">SHA-256 of the body.</param>
    public static EntityTagHeaderValue OfDigest(ReadOnlySpan<byte> digest) =>
        new($"\"{Base64Url.EncodeToString(digest[..16])}\"");

    /// <summary>If-None-Match compares weakly (RFC 9110, 13.1.2). An unreadable header matches nothing.</summary>
    public static bool IsKnown(StringValues ifNoneMatch, EntityTagHeaderValue current) =>
        EntityTagHeaderValue.TryParseStrictList(ifNoneMatch, out var tags) && Any(tags, current, strong: false);

    public static bool Any(IEnumerable<EntityTagHeaderValue> tags, EntityTagHeaderValue current, bool strong) =>
        tags.Any(it => it == EntityTagHeaderValue.Any || it.Compare(current, strong));
}

/// <summary><c>If-Match</c> of the current request. Without a request or a header nothing is required.</summary>
internal sealed class Preconditions : IPreconditions
{
    public const string Fault = "must be * or a list of entity tags such as \"abc\"";

    private IList<EntityTagHeaderValue>? _named;
    private bool _required;

    /// <summary>428 rather than 412: a version had to be named and was not.</summary>
    public bool Missing => _required && _named is null;

    public bool Met<T>(T view) =>
        _named is null ? !_required : view is not null && ETags.Any(_named, ETags.Of(Json.Bytes(view)), strong: true);

    public void Read(StringValues ifMatch, bool required, InputFaults faults)
    {
        _required = required;
        if (ifMatch.Count > 0 && !EntityTagHeaderValue.TryParseStrictList(ifMatch, out _named))
            faults.Add(HeaderNames.IfMatch, Fault);
    }
}
