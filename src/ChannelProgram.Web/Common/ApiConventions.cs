using System.Text;
using ChannelProgram.Application.Common;
using ChannelProgram.Web.Observability;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChannelProgram.Web.Common;

internal static class ApiConventions
{
    public static IServiceCollection AddApiConventions(this IServiceCollection services)
    {
        services.AddDataProtection();
        return services
            .Configure<KestrelServerOptions>(server => server.AddServerHeader = false)
            .ConfigureHttpJsonOptions(options => Json.Shape(options.SerializerOptions))
            .AddHttpContextAccessor()
            .AddScoped<IPublicAddress, RequestAddress>()
            .AddSingleton<Cursors>()
            .AddScoped<Preconditions>()
            .AddScoped<IPreconditions>(provider => provider.GetRequiredService<Preconditions>())
            .AddHostedService<AccessCheck>();
    }

    public static WebApplication UseApiConventions(this WebApplication app)
    {
        // Otherwise the framework puts its own authentication in front of everything, where nothing is logged or limited.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseMiddleware<RequestLogging>();
        app.UseMiddleware<ExceptionMiddleware>();
        app.UseRouting();
        app.UseMiddleware<NotServedMiddleware>();
        app.UseMiddleware<RoutingMiddleware>();
        app.UseMiddleware<DeclaredLength>();
        app.UseMiddleware<AuthenticationMiddleware>();
        app.UseMiddleware<AuthorizationMiddleware>();
        // Nobody waits for the body of a stranger.
        app.UseMiddleware<FileFormMiddleware>();
        app.UseMiddleware<BufferedRequestBody>();
        app.UseMiddleware<IdempotencyMiddleware>();
        app.UseMiddleware<InputMiddleware>();
        return app;
    }

    /// <summary>
    /// The operation's path as used by idempotency keys and cursors. Routing ignores the case of fixed parts, and ids are read in
    /// either case; other texts are exact.
    /// </summary>
    public static string PathOf(HttpContext context)
    {
        var request = context.Request;
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
            return (request.PathBase + request.Path).Value!.TrimEnd('/').ToLowerInvariant();

        var path = new StringBuilder(request.PathBase.Value?.ToLowerInvariant());
        foreach (var segment in endpoint.RoutePattern.PathSegments)
            foreach (var part in segment.Parts)
                path.Append('/').Append(part is RoutePatternParameterPart { Name: var name } ? Value(name) : Literal(part));
        return path.ToString();

        static string Literal(RoutePatternPart part) => ((RoutePatternLiteralPart)part).Content.ToLowerInvariant();

        string Value(string name) => request.RouteValues[name] is string text
            ? Guid.TryParse(text, out var id) ? id.ToString() : Uri.EscapeDataString(text)
            : "";
    }

    /// <summary>False for OAuth sign-in, health and discovery, which have their own conventions.</summary>
    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/v1");
}
