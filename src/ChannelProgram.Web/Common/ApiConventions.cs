using ChannelProgram.Application.Common;
using ChannelProgram.Web.Observability;
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
            .AddSingleton<Cursors>()
            .AddScoped<Preconditions>()
            .AddScoped<IPreconditions>(provider => provider.GetRequiredService<Preconditions>())
            .AddHostedService<AccessCheck>();
    }

    public static WebApplication UseApiConventions(this WebApplication app)
    {
        app.UseMiddleware<RequestLogging>();
        app.UseMiddleware<ExceptionMiddleware>();
        app.UseRouting();
        app.UseMiddleware<BufferedRequestBody>();
        app.UseMiddleware<AuthenticationMiddleware>();
        app.UseMiddleware<AuthorizationMiddleware>();
        app.UseMiddleware<IdempotencyMiddleware>();
        app.UseMiddleware<InputMiddleware>();
        return app;
    }

    /// <summary>The path as used by idempotency keys and cursors. Routing also ignores case and a trailing slash.</summary>
    public static string PathOf(HttpRequest request) =>
        (request.PathBase + request.Path).Value!.TrimEnd('/').ToLowerInvariant();

    /// <summary>False for OAuth sign-in, health and discovery, which have their own conventions.</summary>
    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/v1");
}
