using System.Security.Claims;
using ChannelProgram.Application.Common;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>Partner and roles are not in the token: they are read with every request.</summary>
internal static class TokenClaims
{
    public const string Client = "client";
    public const string Scope = "scope";
    public const string User = "user";
    public const string SecurityStamp = "stamp";
}

internal sealed class AccessTokens(IOptionsMonitor<BearerTokenOptions> bearer, TimeProvider time)
{
    public AccessToken ForClient(string clientId, IReadOnlyCollection<string> scopes) =>
        Issue(new(TokenClaims.Client, clientId), new(TokenClaims.Scope, string.Join(' ', scopes)));

    public AccessToken ForUser(PortalUser user) => Issue(
        new(TokenClaims.User, user.Id.ToString()),
        new(
            TokenClaims.SecurityStamp,
            user.SecurityStamp ?? throw new InvalidOperationException($"User {user.Id} has no security stamp.")));

    private AccessToken Issue(params Claim[] claims)
    {
        const string scheme = BearerTokenDefaults.AuthenticationScheme;
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(new ClaimsIdentity(claims, scheme)),
            new AuthenticationProperties { ExpiresUtc = time.GetUtcNow() + AccessToken.Lifetime },
            scheme);

        return new(bearer.Get(scheme).BearerTokenProtector.Protect(ticket));
    }
}
