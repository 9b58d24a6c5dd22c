using System.Reflection;
using ChannelProgram.Application.Common;
using Microsoft.AspNetCore.Http.Metadata;

namespace ChannelProgram.Web.Common;

/// <summary>Says that an operation reads a JSON body, and of what type; told to OpenAPI, and kept from routing's own 415.</summary>
internal sealed record ReadsBody(Type Type, bool Required);

/// <summary>
/// The JSON body of a request. Faults go to <see cref="InputFaults"/>, told together with the rules when the request is
/// sent; until then <see cref="Value"/> is what could be read.
/// </summary>
internal sealed record Body<T>(T Value) : IBindableFromHttpContext<Body<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    public static ValueTask<Body<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var bytes = RequestBytes.Of(context);
        var faults = context.RequestServices.GetRequiredService<InputFaults>();
        if (bytes.IsEmpty) faults.Add("", "a JSON object is required");
        return ValueTask.FromResult<Body<T>?>(new(bytes.IsEmpty ? StrictJson.Empty<T>() : StrictJson.Read<T>(bytes, faults)));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new ReadsBody(typeof(T), Required: true));
}

/// <summary>The JSON body of an action, which may be absent or <c>{}</c>.</summary>
internal sealed record OptionalBody<T>(T Value) : IBindableFromHttpContext<OptionalBody<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    public static ValueTask<OptionalBody<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var bytes = RequestBytes.Of(context);
        var faults = context.RequestServices.GetRequiredService<InputFaults>();
        return ValueTask.FromResult<OptionalBody<T>?>(
            new(bytes.IsEmpty ? StrictJson.Empty<T>() : StrictJson.Read<T>(bytes, faults)));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new ReadsBody(typeof(T), Required: false));
}

/// <summary>The body of an action that is told nothing: absent or <c>{}</c>.</summary>
internal sealed record Nothing;
