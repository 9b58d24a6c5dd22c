using System.Security.Cryptography;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Core;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;
using OAuth = OpenIddict.Abstractions.OpenIddictConstants;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>OpenIddict on our database. docs/decisions/who-calls.md says why tokens have the form they have.</summary>
public static class AuthorizationServer
{
    public const string TokenPath = "/connect/token";
    public const string AuthorizationPath = "/connect/authorize";
    public const string IntrospectionPath = "/connect/introspect";
    public const string RevocationPath = "/connect/revoke";
    public const string MetadataPath = "/.well-known/oauth-authorization-server";
    public const string OpenIdConfigurationPath = "/.well-known/openid-configuration";
    public const string KeysPath = "/.well-known/jwks";

    public static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Each use brings a new one, which is good as long again.</summary>
    public static readonly TimeSpan RefreshTokenLifetime = TimeSpan.FromDays(14);

    /// <summary>Another one with each start: nobody keeps identity tokens in Development.</summary>
    private static readonly Lazy<RsaSecurityKey> DevelopmentKey = new(() => new(RSA.Create(2048)));

    /// <param name="overHttp">How it is reached.</param>
    public static IServiceCollection AddAuthorizationServer(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment,
        Action<OpenIddictServerBuilder> overHttp)
    {
        services.AddOpenIddict()
            .AddCore(core =>
            {
                core.UseEntityFrameworkCore().UseDbContext<ChannelDb>()
                    .ReplaceDefaultEntities<ApiClient, OAuthAuthorization, OAuthScope, OAuthToken, Guid>();
                core.ReplaceApplicationManager<ApiClient, ApiClients>();
            })
            .AddServer(server =>
            {
                if (configuration[SettingNames.PublicUrl] is { Length: > 0 } address) server.SetIssuer(address);
                Offer(server);
                UseKeys(server, configuration, environment);
                Decide(server);
                overHttp(server);
            });
        return services
            .AddScoped(provider => (ApiClients)provider.GetRequiredService<OpenIddictApplicationManager<ApiClient>>())
            .AddSingleton<AccessTickets>()
            .AddSingleton<ClientUses>()
            .AddScoped<ITokens, Tokens>()
            .AddScoped<TokenFamilies>()
            .AddScoped<UserTokens>();
    }

    private static void Offer(OpenIddictServerBuilder server)
    {
        server.AllowClientCredentialsFlow().AllowAuthorizationCodeFlow().AllowRefreshTokenFlow()
            // For the tokens of sign-in, which belong to no client.
            .AcceptAnonymousClients()
            .RequireProofKeyForCodeExchange()
            .SetTokenEndpointUris(TokenPath[1..])
            .SetAuthorizationEndpointUris(AuthorizationPath[1..])
            .SetIntrospectionEndpointUris(IntrospectionPath[1..])
            .SetRevocationEndpointUris(RevocationPath[1..])
            .SetConfigurationEndpointUris(OpenIdConfigurationPath[1..], MetadataPath[1..])
            .SetJsonWebKeySetEndpointUris(KeysPath[1..])
            .SetAccessTokenLifetime(AccessToken.Lifetime)
            .SetIdentityTokenLifetime(AccessToken.Lifetime)
            .SetAuthorizationCodeLifetime(CodeLifetime)
            .SetRefreshTokenLifetime(RefreshTokenLifetime)
            .SetRefreshTokenReuseLeeway(TimeSpan.Zero)
            .RegisterScopes([
                OAuth.Scopes.OpenId, OAuth.Scopes.Email, OAuth.Scopes.OfflineAccess,
                .. Scopes.Partner.Concat(Scopes.Vendor).Order(StringComparer.Ordinal)])
            .RegisterClaims(OAuth.Claims.Email);
        server.Configure(options =>
        {
            options.CodeChallengeMethods.Remove(OAuth.CodeChallengeMethods.Plain);
            options.ClientAuthenticationMethods.Remove(OAuth.ClientAuthenticationMethods.PrivateKeyJwt);
            options.PromptValues.IntersectWith([OAuth.PromptValues.Login, OAuth.PromptValues.None]);
        });
    }

    private static void UseKeys(OpenIddictServerBuilder server, IConfiguration configuration, IHostEnvironment environment)
    {
        server.UseDataProtection();
        // The library wants one; with tickets of data protection nothing is encrypted with it.
        server.AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));

        // The first one signs; all are published.
        var keys = environment.IsDevelopment() ? [DevelopmentKey.Value] : RequiredSettings.ReadSigningKeys(configuration);
        foreach (var key in keys) server.AddSigningKey(key);
    }

    /// <summary>What the library leaves to us, and what it decides otherwise than the API does.</summary>
    private static void Decide(OpenIddictServerBuilder server)
    {
        // TokenGrants answers invalid_scope instead.
        server.RemoveEventHandler(OpenIddictServerHandlers.Exchange.ValidateScopePermissions.Descriptor);
        server.AddEventHandler<HandleTokenRequestContext>(it => it.UseScopedHandler<TokenGrants>());
        server.AddEventHandler<ValidateTokenContext>(it => it.UseScopedHandler<TokenFamilies.EndOfReused>()
            .SetOrder(OpenIddictServerHandlers.Protection.ValidateTokenEntry.Descriptor.Order - 1));
        server.AddEventHandler<HandleRevocationRequestContext>(it => it.UseScopedHandler<TokenFamilies.EndOfRevoked>()
            .SetOrder(OpenIddictServerHandlers.Revocation.RevokeToken.Descriptor.Order - 1));
        // Last, when the library knows the token and who asks.
        server.AddEventHandler<ValidateRevocationRequestContext>(it =>
            it.UseSingletonHandler<TokenOwners>().SetOrder(int.MaxValue));
        server.AddEventHandler<ValidateIntrospectionRequestContext>(it =>
            it.UseSingletonHandler<TokenOwners>().SetOrder(int.MaxValue));
        server.AddEventHandler<ValidateIntrospectionRequestContext>(it =>
            it.UseScopedHandler<IntrospectionBySystems>().SetOrder(int.MinValue));
        server.AddEventHandler<HandleIntrospectionRequestContext>(it =>
            it.UseSingletonHandler<TokenIntrospection>().SetOrder(int.MaxValue));
        server.AddEventHandler<ProcessSignInContext>(it => it.UseScopedHandler<Sessions.Noted>()
            .SetOrder(OpenIddictServerHandlers.AttachAuthorization.Descriptor.Order + 1));
        server.AddEventHandler<ProcessSignInContext>(it => it.UseScopedHandler<LateSecondFactors>()
            .SetOrder(OpenIddictServerHandlers.AttachAuthorization.Descriptor.Order + 2));
        server.AddEventHandler<ApplyTokenResponseContext>(it =>
            it.UseSingletonHandler<UserTokens.Unwritten>().SetOrder(int.MinValue));
    }
}
