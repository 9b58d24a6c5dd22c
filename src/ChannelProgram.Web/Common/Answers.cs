using System.Reflection;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using Microsoft.AspNetCore.Http.Metadata;

namespace ChannelProgram.Web.Common;

internal static class Answers
{
    /// <summary>200 with a resource and its ETag; 304 if a GET named that ETag.</summary>
    public static OkAnswer<T> ToOk<T>(this Result<T> result) => new(result);

    public static CreatedAnswer<T> ToCreated<T>(this Result<T> result, Func<T, string> location) => new(result, location);

    public static PutAnswer<T> ToPut<T>(this Result<PutResult<T>> result, Func<T, string> location) => new(result, location);

    /// <summary>200 with something that is no resource and so has no ETag.</summary>
    public static ReportAnswer<T> ToReport<T>(this Result<T> result) => new(result);

    /// <summary>202: the rest comes by mail.</summary>
    public static AcceptedAnswer<T> ToAccepted<T>(this Result<T> result) => new(result);

    /// <summary>200 with a secret, which must not be cached.</summary>
    public static SecretAnswer<T> ToSecret<T>(this Result<T> result) => new(result);

    /// <summary>201 with a secret, which must not be cached.</summary>
    public static CreatedSecretAnswer<T> ToCreatedSecret<T>(this Result<T> result, Func<T, string> location)
        where T : IToldOnce => new(result, location);

    public static PageAnswer<T> ToPage<T>(this Result<Page<T>> result) => new(result);

    public static Task Refuse(HttpContext context, Refusal refusal) => Problems.Write(
        context,
        refusal.Kind == RefusalKind.VersionChanged && context.RequestServices.GetRequiredService<Preconditions>().Missing
            ? Problem.PreconditionRequired
            : Problem.Of(refusal));

    public static Task WriteResource<T>(HttpContext context, int status, T resource)
    {
        var bytes = Json.Bytes(resource);
        var tag = ETags.Of(bytes);
        context.Response.Headers.ETag = tag.ToString();
        if (HttpMethods.IsGet(context.Request.Method) && ETags.IsKnown(context.Request.Headers.IfNoneMatch, tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return Write(context, status, bytes);
    }

    public static async Task Write(HttpContext context, int status, byte[] json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        await context.Response.Body.WriteAsync(json, context.RequestAborted);
    }

    public static void Describe(EndpointBuilder builder, int status, Type type, AnswerKind kind)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(status, type, ["application/json"]));
        builder.Metadata.Add(new AnswersWith(kind));
    }
}

internal enum AnswerKind { Resource, List, Report, Secret, File }

internal sealed record AnswersWith(AnswerKind Kind);

internal sealed class OkAnswer<T>(Result<T> result) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => result.Refusal is { } refusal
        ? Answers.Refuse(httpContext, refusal)
        : Answers.WriteResource(httpContext, StatusCodes.Status200OK, result.Value);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Answers.Describe(builder, StatusCodes.Status200OK, typeof(T), AnswerKind.Resource);
}

internal sealed class SecretAnswer<T>(Result<T> result) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.CacheControl = "no-store";
        if (result is { Refusal: null, Value: IToldOnce told })
            httpContext.Features.Set(new ReplayedBody(Json.Bytes(told.WithoutSecret())));
        return result.Refusal is { } refusal
            ? Answers.Refuse(httpContext, refusal)
            : Answers.Write(httpContext, StatusCodes.Status200OK, Json.Bytes(result.Value));
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Answers.Describe(builder, StatusCodes.Status200OK, typeof(T), AnswerKind.Secret);
}

internal sealed class ReportAnswer<T>(Result<T> result) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => result.Refusal is { } refusal
        ? Answers.Refuse(httpContext, refusal)
        : Answers.Write(httpContext, StatusCodes.Status200OK, Json.Bytes(result.Value));

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Answers.Describe(builder, StatusCodes.Status200OK, typeof(T), AnswerKind.Report);
}

internal sealed class AcceptedAnswer<T>(Result<T> result) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => result.Refusal is { } refusal
        ? Answers.Refuse(httpContext, refusal)
        : Answers.Write(httpContext, StatusCodes.Status202Accepted, Json.Bytes(result.Value));

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Answers.Describe(builder, StatusCodes.Status202Accepted, typeof(T), AnswerKind.Report);
}

internal sealed class CreatedAnswer<T>(Result<T> result, Func<T, string> location) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (result.Refusal is { } refusal) return Answers.Refuse(httpContext, refusal);

        httpContext.Response.Headers.Location = location(result.Value);
        return Answers.WriteResource(httpContext, StatusCodes.Status201Created, result.Value);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Answers.Describe(builder, StatusCodes.Status201Created, typeof(T), AnswerKind.Resource);
}

internal sealed class PutAnswer<T>(Result<PutResult<T>> result, Func<T, string> location) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (result.Refusal is { } refusal) return Answers.Refuse(httpContext, refusal);

        Result<T> stored = result.Value.Value;
        return result.Value.IsNew
            ? stored.ToCreated(location).ExecuteAsync(httpContext)
            : stored.ToOk().ExecuteAsync(httpContext);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        OkAnswer<T>.PopulateMetadata(method, builder);
        CreatedAnswer<T>.PopulateMetadata(method, builder);
    }
}

internal sealed class PageAnswer<T>(Result<Page<T>> result) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (result.Refusal is { } refusal) return Answers.Refuse(httpContext, refusal);

        var cursors = httpContext.RequestServices.GetRequiredService<Cursors>();
        var next = result.Value.Next is { } position ? cursors.Write(position, httpContext) : null;
        return Answers.Write(
            httpContext, StatusCodes.Status200OK, Json.Bytes(new Listing<T>(result.Value.Items, next)));
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Answers.Describe(builder, StatusCodes.Status200OK, typeof(Listing<T>), AnswerKind.List);
}

/// <summary>One page of a list.</summary>
/// <param name="Next">What to send as <c>after</c> for the next page; null on the last.</param>
internal sealed record Listing<T>(
    [Count(0, PageRequest.MaxLimit)] IReadOnlyList<T> Items, [TextFormat(Cursors.MaxLength, Cursors.Pattern)] string? Next);
