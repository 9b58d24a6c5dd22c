using System.Security.Claims;
using ChannelProgram.Application.Identity;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>Decides what the token endpoint issues, after the library has checked the request and who sent it.</summary>
internal sealed class TokenGrants(ApiClients clients, Callers callers, TokenFamilies families, ClientUses uses)
    : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (context.Request.IsClientCredentialsGrantType()) await GrantToSystem(context);
        else await GrantToPerson(context, context.Principal!);
    }

    private async Task GrantToSystem(HandleTokenRequestContext context)
    {
        var id = context.ClientId!;
        var client = await clients.FindByClientIdAsync(id, context.CancellationToken);
        var held = ApiClient.ScopesIn(client?.Permissions);
        var asked = context.Request.Scope is null ? held : context.Request.GetScopes().ToHashSet();
        if (!asked.IsSubsetOf(held) || (context.Request.Scope is not null && asked.Count == 0))
            context.Reject(IdentityRefusals.InvalidScope.Code, IdentityRefusals.InvalidScope.Message);
        else
        {
            Grant(context, Principals.Of(id, asked.Order(StringComparer.Ordinal)));
            uses.Note(client);
        }
    }

    /// <summary>By a code or a refresh token, which may be older than what has changed about the person since.</summary>
    private async Task GrantToPerson(HandleTokenRequestContext context, ClaimsPrincipal principal)
    {
        if (!TokenOwners.IsOwned(principal, context.ClientId)
            || Principals.UserOf(principal) is not { } person || await callers.UserOf(person, context.CancellationToken) is null)
            context.Reject(Errors.InvalidGrant, "The code or token is not this client's, or the person may no longer sign in.");
        else if (!await families.TryUse(principal, context.CancellationToken))
            context.Reject(Errors.InvalidGrant, "The code or token was used before.");
        else
        {
            Grant(context, principal);
            if (context.ClientId is { } id) uses.Note(await clients.FindByClientIdAsync(id, context.CancellationToken));
        }
    }

    /// <summary>The library tells the scope only if it differs from what was asked for.</summary>
    private static void Grant(HandleTokenRequestContext context, ClaimsPrincipal principal)
    {
        var granted = principal.GetScopes();
        context.Parameters[Parameters.Scope] = string.Join(
            ' ', context.Request.Scope is null ? granted : granted.Intersect(context.Request.GetScopes()));
        context.SignIn(principal);
    }
}
