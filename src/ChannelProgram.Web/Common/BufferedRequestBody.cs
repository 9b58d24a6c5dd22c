using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace ChannelProgram.Web.Common;

/// <summary>413 for a body that says itself that it is too large.</summary>
internal sealed class DeclaredLength(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        FileForm.IsOne(context.Request) && context.GetEndpoint()?.Metadata.GetMetadata<ReadsFile>() is { ByteCeiling: var most }
            ? context.Request.ContentLength > most + ReadsFile.Frame
                ? Problems.Write(context, Problem.FileTooLarge(most))
                : next(context)
            : context.Request.ContentLength > BufferedRequestBody.MaxBytes
                ? Problems.Write(context, Problem.TooLarge)
                : next(context);
}

internal sealed class BufferedRequestBody(RequestDelegate next)
{
    public const int MaxBytes = 256 * 1024;

    public static ReadOnlyMemory<byte> Of(HttpContext context) => context.Features.Get<Kept>()?.Bytes ?? default;

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (await Read(request, context.RequestAborted) is not { } bytes)
        {
            await Problems.Write(context, Problem.TooLarge);
            return;
        }

        context.Features.Set(new Kept(bytes));
        if (bytes.Length > 0) request.Body = new MemoryStream(bytes, writable: false);
        await next(context);
    }

    private static async ValueTask<byte[]?> Read(HttpRequest request, CancellationToken ct)
    {
        if (request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }) return [];

        var reader = request.BodyReader;
        while (true)
        {
            var read = await Next(reader, ct);
            if (!read.IsCompleted && read.Buffer.Length <= MaxBytes)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            // The server continues with the connection only if what was read is returned.
            var bytes = read.Buffer.Length <= MaxBytes ? read.Buffer.ToArray() : null;
            reader.AdvanceTo(read.Buffer.End);
            return bytes;
        }
    }

    /// <exception cref="BadHttpRequestException">Also for a broken body that the server does not recognise as one.</exception>
    private static async ValueTask<ReadResult> Next(PipeReader reader, CancellationToken ct)
    {
        try
        {
            return await reader.ReadAsync(ct);
        }
        catch (Exception failure) when (failure is not (BadHttpRequestException or ConnectionResetException
            or OperationCanceledException))
        {
            throw new BadHttpRequestException("The body could not be read.", StatusCodes.Status400BadRequest, failure);
        }
    }

    private sealed record Kept(ReadOnlyMemory<byte> Bytes);
}
