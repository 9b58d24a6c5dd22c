using ChannelProgram.Application.Common;
using ChannelProgram.Web.Observability;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChannelProgram.Web.Common;

/// <summary>What every operation of the API has in common, in the order in which a request meets it.</summary>
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

    /// <summary>The path as keys and cursors know it: routing too takes it in any case, with or without a last slash.</summary>
    public static string PathOf(HttpRequest request) =>
        (request.PathBase + request.Path).Value!.TrimEnd('/').ToLowerInvariant();

    /// <summary>Whether the request is for the API proper; sign-in by OAuth, health and discovery have habits of their own.</summary>
    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/v1");
}
