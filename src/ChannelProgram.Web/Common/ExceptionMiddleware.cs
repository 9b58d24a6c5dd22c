using System.Data.Common;
using ChannelProgram.Application.Common;
using ChannelProgram.Web.Observability;
using Microsoft.AspNetCore.Connections;

namespace ChannelProgram.Web.Common;

/// <summary>
/// Around all middleware except request logging: turns failures into problems and adds the headers that all answers have.
/// </summary>
internal sealed class ExceptionMiddleware(
    RequestDelegate next, IHostApplicationLifetime lifetime, ILogger<ExceptionMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var response = context.Response;
        response.OnStarting(() => Finish(context));
        // The server drops the body for HEAD by itself; everything else is as for GET.
        if (HttpMethods.IsHead(context.Request.Method)) context.Request.Method = HttpMethods.Get;

        try
        {
            await next(context);
            if (response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
                await Problems.Write(context, Problem.Of(response.StatusCode));
        }
        catch (Exception failure) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone, so nobody gets an answer. Failures with another cause are still logged.
            if (failure is not (OperationCanceledException or ConnectionResetException)) Explain(failure, context);
            if (!response.HasStarted) response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception failure) when (!response.HasStarted)
        {
            response.Clear();
            await Problems.Write(context, Explain(failure, context));
        }
    }

    private Problem Explain(Exception failure, HttpContext context)
    {
        if (failure is BadHttpRequestException bad) return Problem.Of(bad.StatusCode);

        var request =
            $"{RequestLogContext.NameOf(context.Request.Method)} "
            + $"{(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}";
        if (context.RequestServices.GetRequiredService<ITransactions>().IsTransient(failure))
        {
            // Comes in masses: stack traces would flood the log.
            var root = failure.GetBaseException();
            log.LogWarning("Busy: {Request} {Failure} {SqlState}", request, root.GetType().Name, (root as DbException)?.SqlState);
            return Problem.Busy;
        }

        log.LogError(failure, "Failed: {Request}", request);
        return Problem.Internal;
    }

    private Task Finish(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        // The next request connects to another node instead of meeting a closed connection.
        if (lifetime.ApplicationStopping.IsCancellationRequested && HttpProtocol.IsHttp11(context.Request.Protocol))
            headers.Connection = "close";
        if (HttpMethods.IsGet(context.Request.Method) && headers.CacheControl.Count == 0 && ApiConventions.IsApi(context))
            headers.CacheControl = "private, no-cache";
        // Whatever the token endpoint answers, failures too (RFC 6749, 5.1 and 5.2).
        if (context.Request.Path.StartsWithSegments("/connect"))
            (headers.CacheControl, headers.Pragma) = ("no-store", "no-cache");
        if (headers.Allow is [{ } allowed] && allowed.Split(", ").Contains(HttpMethods.Get))
            headers.Allow = $"{allowed}, {HttpMethods.Head}";
        return Task.CompletedTask;
    }
}
