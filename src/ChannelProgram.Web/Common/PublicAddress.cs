using ChannelProgram.Application.Common;

namespace ChannelProgram.Web.Common;

internal static class PublicAddress
{
    /// <summary>The address from the settings; in Development, where it may be unset, the one that was called.</summary>
    public static string Of(HttpRequest request, IConfiguration configuration) =>
        configuration[SettingNames.PublicUrl] is { Length: > 0 } url
            ? url.TrimEnd('/')
            : $"{request.Scheme}://{request.Host}{request.PathBase}";
}
