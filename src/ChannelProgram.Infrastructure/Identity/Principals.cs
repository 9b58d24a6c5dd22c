using System.Security.Claims;
using OpenIddict.Abstractions;
using OAuth = OpenIddict.Abstractions.OpenIddictConstants;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>What a token says. Partner and roles are not in it: they are read with every request.</summary>
public static class Principals
{
    private const string SecurityStamp = "stamp";
    private const string PasswordAlone = "password_alone";
    private const string Api = "channel-program";

    public static ClaimsPrincipal Of(string client, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("client_credentials");
        identity.SetClaim(OAuth.Claims.Subject, client);
        identity.SetScopes(scopes);
        // Who may ask about the token, and end it.
        identity.SetAudiences(client).SetPresenters(client);
        identity.SetDestinations(_ => [OAuth.Destinations.AccessToken]);
        return new(identity);
    }

    public static ClaimsPrincipal Of(PortalUser user, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("password");
        identity.SetClaim(OAuth.Claims.Subject, user.Id.ToString());
        identity.SetClaim(
            SecurityStamp,
            user.SecurityStamp ?? throw new InvalidOperationException($"User {user.Id} has no security stamp."));
        if (!user.TwoFactorEnabled) identity.SetClaim(PasswordAlone, true);
        identity.SetScopes(scopes);
        identity.SetAudiences(Api);
        if (identity.HasScope(OAuth.Scopes.Email)) identity.SetClaim(OAuth.Claims.Email, user.Email);
        identity.SetDestinations(claim => claim.Type switch
        {
            OAuth.Claims.Email => [OAuth.Destinations.IdentityToken],
            OAuth.Claims.Subject => [OAuth.Destinations.AccessToken, OAuth.Destinations.IdentityToken],
            _ => [OAuth.Destinations.AccessToken],
        });
        return new(identity);
    }

    /// <summary>
    /// Whether the person has just signed in without a second factor. Told once: no token says so.
    /// </summary>
    internal static bool TakePasswordAlone(ClaimsPrincipal principal)
    {
        if (!principal.HasClaim(PasswordAlone)) return false;

        principal.SetClaim(PasswordAlone, value: (string?)null);
        return true;
    }

    /// <summary>Null: the token is a system's.</summary>
    public static (Guid Id, string SecurityStamp)? UserOf(ClaimsPrincipal principal) =>
        principal.GetClaim(SecurityStamp) is { } stamp && Guid.TryParse(principal.GetClaim(OAuth.Claims.Subject), out var id)
            ? (id, stamp)
            : null;
}
