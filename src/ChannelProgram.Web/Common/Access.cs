using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Web.Common;

/// <summary>Who may call an operation. Every operation under /v1 must declare it.</summary>
internal sealed class Access
{
    private Access() { }

    public static readonly Access OpenToAll = new();
    public static readonly Access SignedIn = new();

    public static Access To(Permission permission) => new() { Permission = permission };

    public Permission? Permission { get; private init; }
}

internal sealed record OpenWithoutTwoFactor;

/// <summary>Finds the caller (token or session) and sets <see cref="CurrentCaller"/>; leaves it empty if unknown.</summary>
internal interface ICallerAuthentication
{
    Task Authenticate(HttpContext context);
}

internal static class AccessOfRoutes
{
    public static TBuilder Requires<TBuilder>(this TBuilder route, Permission permission)
        where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(Access.To(permission));

    public static TBuilder RequiresSignIn<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(Access.SignedIn);

    /// <summary>
    /// Bodies have passwords, and what is kept of a request that may be repeated would be a fast hash of them.
    /// </summary>
    public static TBuilder IgnoresIdempotencyKeys<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new IgnoresIdempotencyKeys());

    /// <summary>Also for people of a suspended partner.</summary>
    public static TBuilder EvenIfSuspended<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new EvenIfSuspended());

    /// <summary>Also for staff who must set up a second factor first.</summary>
    public static TBuilder OpenBeforeTwoFactor<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new OpenWithoutTwoFactor());

    public static TBuilder OpenToAll<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(Access.OpenToAll);
}

/// <summary>401 for anonymous callers, also where nothing exists.</summary>
internal sealed class AuthenticationMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, ICallerAuthentication authentication, CurrentCaller current)
    {
        if (!ApiConventions.IsApi(context) || Of(context) == Access.OpenToAll)
        {
            await next(context);
            return;
        }

        await authentication.Authenticate(context);
        if (current.Caller is null)
        {
            var sentToken = context.Request.Headers.Authorization.ToString()
                .StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
            context.Response.Headers.WWWAuthenticate = sentToken ? "Bearer error=\"invalid_token\"" : "Bearer";
            await Problems.Write(context, Problem.Unauthenticated);
            return;
        }

        await next(context);
    }

    public static Access? Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<Access>();
}

internal sealed class AuthorizationMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, CurrentCaller current)
    {
        var access = AuthenticationMiddleware.Of(context);
        if (access is null && ApiConventions.IsApi(context) && context.GetEndpoint() is RouteEndpoint unguarded)
            throw new InvalidOperationException($"{unguarded.DisplayName} does not say who may call it.");
        if (current.Caller is { LacksTwoFactor: true } && context.GetEndpoint() is { } asked
            && asked.Metadata.GetMetadata<OpenWithoutTwoFactor>() is null)
            return Problems.Write(context, Problem.TwoFactorRequired);
        if (access?.Permission is not { } permission) return next(context);
        if (current.Known.May(permission))
        {
            return current.Known.IsSuspended && IsRefusedWhileSuspended(context)
                ? Problems.Write(context, Problem.Of(Refusal.PartnerNotActive))
                : next(context);
        }

        if (current.Known.Kind is not (CallerKind.PartnerSystem or CallerKind.VendorSystem))
            return Problems.Write(context, Problem.InsufficientRole);

        var scope = current.Known.IsPartner ? permission.PartnerScope : permission.VendorScopes is [var first, ..] ? first : null;
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"insufficient_scope\""
            + (scope is null ? "" : $", scope=\"{scope}\"");
        return Problems.Write(context, Problem.InsufficientScope);
    }

    private static bool IsRefusedWhileSuspended(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<EvenIfSuspended>() is null;
}

/// <summary>Of an operation about what is the caller's own as a person, not its partner's.</summary>
internal sealed record EvenIfSuspended;

internal sealed record IgnoresIdempotencyKeys;

/// <summary>Stops the start if an operation under /v1 does not declare who may call it.</summary>
internal sealed class AccessCheck(EndpointDataSource endpoints) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var unguarded = endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(it => it.RoutePattern.RawText?.TrimStart('/').StartsWith("v1/", StringComparison.Ordinal) ?? false)
            .Where(it => it.Metadata.GetMetadata<Access>() is null)
            .Select(it => it.DisplayName)
            .ToList();
        return unguarded is []
            ? Task.CompletedTask
            : throw new InvalidOperationException($"These do not say who may call them: {string.Join(", ", unguarded)}.");
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
