using System.Reflection;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace ChannelProgram.Web.Common;

/// <summary>What the files are that an operation answers.</summary>
internal sealed record AnswersFile(IReadOnlyList<string> MediaTypes, int ByteCeiling);

/// <summary>
/// 200 with a file, sent a piece at a time; 304 if its ETag was named. Always an attachment: no browser opens it as a page of
/// this origin.
/// </summary>
internal sealed class FileAnswer(Result<StoredFile> result) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => result.Refusal is { } refusal
        ? Answers.Refuse(httpContext, refusal)
        : Send(httpContext, result.Value);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Answers.Describe(builder, StatusCodes.Status200OK, typeof(Stream), AnswerKind.File);

    private static async Task Send(HttpContext context, StoredFile file)
    {
        var (response, tag) = (context.Response, ETags.OfDigest(file.Digest));
        response.Headers.ETag = tag.ToString();
        if (ETags.IsKnown(context.Request.Headers.IfNoneMatch, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        (response.ContentType, response.ContentLength) = (file.MediaType, file.Size);
        response.Headers.ContentDisposition = Attachment(file.Name);
        var sent = 0;
        await foreach (var piece in file.Content.WithCancellation(context.RequestAborted))
        {
            await response.Body.WriteAsync(piece, context.RequestAborted);
            sent += piece.Length;
        }

        // Deleted meanwhile: who reads must see that it is not all.
        if (sent < file.Size) context.Abort();
    }

    /// <summary>The name in ASCII for old readers, and as it is in UTF-8 (RFC 6266, RFC 8187).</summary>
    public static string Attachment(string name)
    {
        var header = new ContentDispositionHeaderValue("attachment");
        header.SetHttpFileName(name);
        return header.ToString();
    }
}

/// <summary>204: it is done, and there is nothing to tell of it.</summary>
internal sealed class EmptyAnswer<T>(Result<T> result) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (result.Refusal is { } refusal) return Answers.Refuse(httpContext, refusal);

        httpContext.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status204NoContent, typeof(void)));
}
