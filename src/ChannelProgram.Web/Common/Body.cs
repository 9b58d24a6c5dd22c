using System.Reflection;
using System.Text.Json.Nodes;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using Microsoft.AspNetCore.Http.Metadata;

namespace ChannelProgram.Web.Common;

/// <summary>Declares that an operation reads a JSON body. For OpenAPI; does not trigger routing's own 415.</summary>
internal sealed record ReadsBody(Type Type, bool Required, params IReadOnlyList<string> MediaTypes)
{
    public const string Json = "application/json";
    public const string MergePatch = "application/merge-patch+json";
}

/// <summary>
/// The JSON body of a request. Faults go to <see cref="InputFaults"/> and are reported with the rules. Until then
/// <see cref="Value"/> is what could be read.
/// </summary>
internal sealed record Body<T>(T Value) : IBindableFromHttpContext<Body<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    public static ValueTask<Body<T>?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<Body<T>?>(new(Read(context, out _)));

    /// <param name="readable">The JSON that could be read.</param>
    public static T Read(HttpContext context, out ReadOnlyMemory<byte> readable)
    {
        var bytes = BufferedRequestBody.Of(context);
        var faults = context.RequestServices.GetRequiredService<InputFaults>();
        if (!bytes.IsEmpty) return StrictJson.Read<T>(bytes, faults, out readable);

        faults.Add("", "a JSON object is required");
        return StrictJson.Empty<T>(out readable);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new ReadsBody(typeof(T), Required: true, ReadsBody.Json));
}

/// <summary>May be absent, <c>{}</c> or <c>null</c>.</summary>
internal sealed record OptionalBody<T>(T Value) : IBindableFromHttpContext<OptionalBody<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    public static ValueTask<OptionalBody<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var bytes = BufferedRequestBody.Of(context);
        var faults = context.RequestServices.GetRequiredService<InputFaults>();
        return ValueTask.FromResult<OptionalBody<T>?>(
            new(bytes.IsEmpty || bytes.Span.Trim(" \t\r\n"u8).SequenceEqual("null"u8)
                ? StrictJson.Empty<T>()
                : StrictJson.Read<T>(bytes, faults)));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new ReadsBody(typeof(T), Required: false, ReadsBody.Json));
}

internal sealed record PatchBody<T>(MergePatch<T> Value)
    : IBindableFromHttpContext<PatchBody<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    public static ValueTask<PatchBody<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var given = Body<T>.Read(context, out var readable);
        var patch = JsonNode.Parse(readable.Span)!.AsObject();
        return ValueTask.FromResult<PatchBody<T>?>(
            new(new MergePatch<T>(given, [.. MergePatches.Leaves(patch)], whole => MergePatches.Apply(patch, whole))));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new ReadsBody(typeof(T), Required: true, ReadsBody.MergePatch, ReadsBody.Json));
}

/// <summary>An empty body: absent or <c>{}</c>.</summary>
[SchemaName("Empty")]
internal sealed record EmptyBody;
