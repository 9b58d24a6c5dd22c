using ChannelProgram.Application.Common;

namespace ChannelProgram.Web.Common;

internal static class PublicAddress
{
    /// <summary>The address from the settings; in Development, where it may be unset, the one that was called.</summary>
    public static string Of(HttpRequest request, IConfiguration configuration) =>
        configuration[SettingNames.PublicUrl] is { Length: > 0 } url
            ? url.TrimEnd('/')
            : $"{request.Scheme}://{request.Host}{request.PathBase}";

    /// <summary>Lets the request look as if it had been sent to the address from the settings.</summary>
    public static void ApplyTo(HttpRequest request, IConfiguration configuration)
    {
        if (configuration[SettingNames.PublicUrl] is not { Length: > 0 } url) return;

        var address = new Uri(url);
        request.Scheme = address.Scheme;
        request.Host = HostString.FromUriComponent(address);
        request.PathBase = PathString.FromUriComponent(address.AbsolutePath.TrimEnd('/'));
    }
}

internal sealed class RequestAddress(IHttpContextAccessor context, IConfiguration configuration) : IPublicAddress
{
    public string Of(string path) => (context.HttpContext is { } http
        ? PublicAddress.Of(http.Request, configuration)
        : configuration[SettingNames.PublicUrl]?.TrimEnd('/')) + path;
}
