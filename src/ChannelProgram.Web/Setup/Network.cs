using System.Net;
using System.Net.Sockets;
using ChannelProgram.Web.Common;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.Net.Http.Headers;

namespace ChannelProgram.Web.Setup;

internal static class Network
{
    /// <summary>Addresses and networks of trusted proxies, separated by commas.</summary>
    public const string Proxies = "Proxy:Known";

    public const string Hops = "Proxy:Hops";

    /// <summary>Origins of web pages that may call the API, separated by commas.</summary>
    public const string Origins = "Cors:Origins";

    private static readonly string[] Exposed =
    [
        HeaderNames.ETag, HeaderNames.Location, HeaderNames.RetryAfter, HeaderNames.WWWAuthenticate, "Idempotency-Replayed",
        HeaderNames.Accept, HeaderNames.AcceptEncoding, HeaderNames.ContentDisposition, InputMiddleware.AcceptPatch,
    ];

    public static string? Fault(IConfiguration configuration) =>
        Listed(configuration, Proxies).FirstOrDefault(it => Range(it) is null) is { } proxy
            ? $"The setting {Proxies} must list addresses or networks such as 10.0.0.0/8: {proxy} is neither."
            : configuration[Hops] is { } hops && !(int.TryParse(hops, out var number) && number is >= 1 and <= 100)
            ? $"The setting {Hops} must be a number from 1 to 100."
            : Listed(configuration, Origins).FirstOrDefault(it => !IsOrigin(it)) is { } origin
            ? $"The setting {Origins} must list origins such as https://portal.example.com: {origin} is none."
            : null;

    public static IServiceCollection AddNetwork(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                | ForwardedHeaders.XForwardedHost;
            options.ForwardLimit = configuration.GetValue(Hops, 1);
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in Listed(configuration, Proxies)) options.KnownIPNetworks.Add(Range(proxy)!.Value);
        })
        .Configure<HstsOptions>(options => options.MaxAge = TimeSpan.FromDays(365))
        .AddCors(options => options.AddDefaultPolicy(policy => policy
            .WithOrigins(Listed(configuration, Origins))
            .WithMethods("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
            .WithHeaders(
                HeaderNames.Authorization, HeaderNames.ContentType, HeaderNames.IfMatch, HeaderNames.IfNoneMatch,
                HeaderNames.TraceParent, "Idempotency-Key")
            .WithExposedHeaders(Exposed)
            .SetPreflightMaxAge(TimeSpan.FromMinutes(10))));

    /// <summary>First of all: finds the client's address and answers CORS preflight requests.</summary>
    public static void UseNetwork(this WebApplication app)
    {
        if (Listed(app.Configuration, Proxies) is not []) app.UseForwardedHeaders();
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        if (Listed(app.Configuration, Origins) is not []) app.UseCors();
    }

    /// <summary>Listens last of all. Returns why this node cannot listen, as one sentence; null once it does.</summary>
    public static async Task<string?> Listen(WebApplication app)
    {
        try
        {
            await app.StartAsync();
            return null;
        }
        catch (Exception failure) when (failure is IOException or SocketException or FormatException)
        {
            return $"It cannot listen where ASPNETCORE_HTTP_PORTS or ASPNETCORE_URLS tell it to: {failure.Message}";
        }
    }

    private static string[] Listed(IConfiguration configuration, string name) =>
        configuration[name]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static System.Net.IPNetwork? Range(string text) =>
        System.Net.IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : null;

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.GetLeftPart(UriPartial.Authority) == text;
}
