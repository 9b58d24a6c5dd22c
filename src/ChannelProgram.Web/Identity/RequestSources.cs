using ChannelProgram.Application.Identity;

namespace ChannelProgram.Web.Identity;

internal static class RequestSources
{
    /// <summary>Tells the use case where the request comes from: behind known proxies, what those say.</summary>
    public static void NoteSource(this HttpContext http) => http.RequestServices.GetRequiredService<RequestSource>()
        .Set(http.Connection.RemoteIpAddress, http.Request.Headers.UserAgent);

    public static ValueTask<object?> Note(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.NoteSource();
        return next(context);
    }
}
