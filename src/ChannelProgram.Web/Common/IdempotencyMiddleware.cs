using System.Security.Cryptography;
using System.Text;
using ChannelProgram.Application.Common;
using ChannelProgram.Web.Observability;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace ChannelProgram.Web.Common;

/// <summary>
/// A POST with an <c>Idempotency-Key</c> takes effect once: key, effect and answer commit in one transaction before the answer is
/// sent. Only 2xx, eligibility 403 and 409 are stored; no other answer uses up the key.
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next)
{
    public const string Header = "Idempotency-Key";
    public const int MaxKeyLength = 255;

    public static readonly string Fault = $"must be one value of 1 to {MaxKeyLength} visible ASCII characters";

    public async Task InvokeAsync(HttpContext context, CurrentCaller current)
    {
        if (!HttpMethods.IsPost(context.Request.Method)
            || current.Caller is not { } caller
            || context.GetEndpoint()?.Metadata.GetMetadata<IgnoresIdempotencyKeys>() is not null
            || !context.Request.Headers.TryGetValue(Header, out var sent))
        {
            await next(context);
            return;
        }

        if (Read(sent) is not { } text)
        {
            await Problems.Write(context, Problem.Invalid(Header, Fault));
            return;
        }

        await Run(context, KeyOf(context, caller, text));
    }

    private async Task Run(HttpContext context, IdempotencyKey key)
    {
        var headers = context.Response.Headers.ToArray();
        byte[] answered = [];
        var (known, response) =
            await context.RequestServices.GetRequiredService<IIdempotentRequests>().Run(key, Once, context.RequestAborted);
        if (response is not null)
        {
            await Send(context, answered);
            return;
        }

        StartAfresh(context, headers);
        if (known.Answer is { } first) await Replay(context, first);
        else await Problems.Write(context, known.InProgress ? Problem.RequestInProgress : Problem.KeyReused);

        async Task<KeyedResponse> Once(CancellationToken ct)
        {
            StartAfresh(context, headers);
            context.Features.Set<ReplayedBody>(null);
            answered = await RunBuffered(context);
            var response = context.Response;
            return new(
                new(
                    response.StatusCode, response.ContentType, First(response.Headers.Location), First(response.Headers.ETag),
                    context.Features.Get<ReplayedBody>()?.Json ?? answered),
                Keep: response.StatusCode is (>= 200 and < 300) or 403 or 409);
        }
    }

    private async Task<byte[]> RunBuffered(HttpContext context)
    {
        var real = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new MemoryStream();
        var buffered = new StreamResponseBodyFeature(buffer);
        context.Features.Set<IHttpResponseBodyFeature>(buffered);
        try
        {
            await next(context);
            await buffered.CompleteAsync();
            return buffer.ToArray();
        }
        finally
        {
            context.Features.Set(real);
        }
    }

    /// <summary>An earlier attempt may have read the input and begun an answer.</summary>
    private static void StartAfresh(HttpContext context, KeyValuePair<string, StringValues>[] headers)
    {
        context.RequestServices.GetRequiredService<InputFaults>().Clear();
        context.Response.Clear();
        if (RequestLogContext.Of(context) is { } logContext) (logContext.Code, logContext.CountSuccess) = (null, null);
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
    }

    private static string? Read(StringValues sent) =>
        sent is [{ Length: >= 1 and <= MaxKeyLength } text] && text.All(it => it is >= '!' and <= '~') ? text : null;

    private static IdempotencyKey KeyOf(HttpContext context, Caller caller, string text)
    {
        var request = context.Request;
        var path = ApiConventions.PathOf(context);
        using var fingerprint = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        fingerprint.AppendData(Encoding.UTF8.GetBytes($"{path}\n{request.QueryString}\n"));
        if (FileForm.Of(context) is { } form) form.AppendTo(fingerprint);
        else fingerprint.AppendData(BufferedRequestBody.Of(context).Span);
        return new($"{caller.Kind} {caller.Id} {request.Method} {path} {text}", fingerprint.GetHashAndReset())
        {
            Operation = context.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName,
        };
    }

    private static string? First(StringValues values) => values.Count == 0 ? null : values[0];

    private static Task Replay(HttpContext context, StoredResponse first)
    {
        var response = context.Response;
        response.StatusCode = first.Status;
        response.ContentType = first.ContentType;
        response.ContentLength = first.Status == StatusCodes.Status204NoContent ? null : first.Body.Length;
        if (first.Location is not null) response.Headers.Location = first.Location;
        if (first.ETag is not null) response.Headers.ETag = first.ETag;
        response.Headers["Idempotency-Replayed"] = "true";
        context.RequestServices.GetRequiredService<Meters>().Replayed();
        return Send(context, first.Body);
    }

    private static Task Send(HttpContext context, byte[] body) =>
        body is [] ? Task.CompletedTask : context.Response.Body.WriteAsync(body, 0, body.Length, context.RequestAborted);
}
