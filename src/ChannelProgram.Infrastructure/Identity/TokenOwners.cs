using System.Security.Claims;
using ChannelProgram.Application.Identity;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>
/// Asks about a token and ends it: who it was issued to, and nobody else. To others it is a token that does not exist. The
/// library lets every client ask about a token without a client, and everybody end every token.
/// </summary>
internal sealed class TokenOwners
    : IOpenIddictServerHandler<ValidateIntrospectionRequestContext>, IOpenIddictServerHandler<ValidateRevocationRequestContext>
{
    public ValueTask HandleAsync(ValidateIntrospectionRequestContext context)
    {
        if (!IsOwned(context.GenericTokenPrincipal, context.ClientId)) Reject(context);
        return default;
    }

    public ValueTask HandleAsync(ValidateRevocationRequestContext context)
    {
        if (!IsOwned(context.GenericTokenPrincipal, context.ClientId)) Reject(context);
        return default;
    }

    public static bool IsOwned(ClaimsPrincipal? token, string? client) =>
        client is null ? token?.GetPresenters() is [] : token?.HasPresenter(client) ?? false;

    private static void Reject(BaseValidatingContext context) =>
        context.Reject(Errors.InvalidToken, "The token was issued to somebody else.");
}

/// <summary>
/// RFC 7662, 2.1: an answer only to a system that is known. Asked before the token is looked at, or the answer would tell a
/// stranger whether the token is good.
/// </summary>
internal sealed class IntrospectionBySystems(ApiClients clients) : IOpenIddictServerHandler<ValidateIntrospectionRequestContext>
{
    public async ValueTask HandleAsync(ValidateIntrospectionRequestContext context)
    {
        var client = context.ClientId is { } id ? await clients.FindByClientIdAsync(id, context.CancellationToken) : null;
        if (client is null
            || !await clients.HasPermissionAsync(client, Permissions.Endpoints.Introspection, context.CancellationToken))
            context.Reject(IdentityRefusals.InvalidClient.Code, IdentityRefusals.InvalidClient.Message);
    }
}

/// <summary>Introspection tells what the token is good for now, not when it was issued.</summary>
internal sealed class TokenIntrospection(Callers callers) : IOpenIddictServerHandler<HandleIntrospectionRequestContext>
{
    public async ValueTask HandleAsync(HandleIntrospectionRequestContext context)
    {
        if (await callers.Resolve(context.GenericTokenPrincipal!, context.CancellationToken) is not { } caller)
            context.Reject(Errors.InvalidToken, "The token is no longer valid.");
        else
            context.Scopes.IntersectWith(caller.Scopes);
    }
}
