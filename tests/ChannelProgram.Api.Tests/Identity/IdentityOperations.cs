using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Contract;

namespace ChannelProgram.Api.Tests.Identity;

internal sealed class IdentityOperations : IFeatureOperations
{
    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("getMe", "GET", "/v1/me", null, Callers.SignedIn),
        new("signIn", "POST", "/v1/account/sign-in", new { }, Callers.Everybody),
        new("issueToken", "POST", "/connect/token", new { }, Callers.Everybody),
        new("introspectToken", "POST", "/connect/introspect", new { }, Callers.Everybody),
        new("revokeToken", "POST", "/connect/revoke", new { }, Callers.Everybody),
        new("getAuthorizationServerMetadata", "GET", "/.well-known/oauth-authorization-server", null, Callers.Everybody),
    ];
}
