using ChannelProgram.Application.Identity;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Swashbuckle.AspNetCore.SwaggerGen;
using static OpenIddict.Abstractions.OpenIddictConstants.Parameters;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ChannelProgram.Web.Identity;

internal sealed class IdentityEndpoints : IApiFeature
{
    public string Tag => "Identity";

    public Audience Audience => Audience.Everybody;

    public string TagDescription => "Systems and people sign in here, and read who they are.";

    public const string IssueToken = "issueToken";
    public const string IntrospectToken = "introspectToken";
    public const string RevokeToken = "revokeToken";

    public void AddServices(WebApplicationBuilder builder) => builder.Services
        .AddIdentityAndTokens(builder.Configuration, builder.Environment, OverHttp)
        .AddScoped<ICallerAuthentication, CallerAuthentication>();

    public void Describe(SwaggerGenOptions options) => options.OperationFilter<OAuthForms>();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(AuthorizationServer.TokenPath, IssueTokens).WithName(IssueToken)
            .WithSummary("Get an access token (OAuth 2.0)")
            .Produces<TokenResponse>().Produces<TokenErrorResponse>(400).Produces<TokenErrorResponse>(401).OpenToAll()
            .Example(IdentityExamples.Token, IdentityExamples.TokenForm);
        routes.MapPost(AuthorizationServer.IntrospectionPath, Introspect).WithName(IntrospectToken)
            .WithSummary("Ask what a token is good for")
            .Produces<IntrospectionResponse>().Produces<TokenErrorResponse>(400).Produces<TokenErrorResponse>(401).OpenToAll()
            .Example(IdentityExamples.Introspected, IdentityExamples.TokenNamed);
        routes.MapPost(AuthorizationServer.RevocationPath, Revoke).WithName(RevokeToken).WithSummary("End a token")
            .Produces<EmptyBody>().Produces<TokenErrorResponse>(400).Produces<TokenErrorResponse>(401).OpenToAll()
            .Example(new { }, IdentityExamples.TokenNamed);
        routes.MapGet(AuthorizationServer.MetadataPath, Metadata).WithName("getAuthorizationServerMetadata")
            .WithSummary("Read how to sign in (RFC 8414)").Produces<AuthorizationServerMetadata>().OpenToAll()
            .Example(IdentityExamples.Metadata);
        // For libraries and browsers, which find them in the metadata.
        routes.MapGet(AuthorizationServer.OpenIdConfigurationPath, AuthorizationServerEndpoints.Answer).ExcludeFromDescription();
        routes.MapGet(AuthorizationServer.KeysPath, AuthorizationServerEndpoints.Answer).ExcludeFromDescription();
        routes.MapMethods(AuthorizationServer.AuthorizationPath, ["GET", "POST"], AuthorizationServerEndpoints.Authorize)
            .ExcludeFromDescription();
        routes.MapPost("/v1/account/sign-in", SignInPerson).WithName("signIn")
            .WithSummary("Sign a person in").OpenToAll()
            .Refuses(
                IdentityRefusals.SignInFailed, IdentityRefusals.CodeRequired,
                IdentityRefusals.TooManyAttempts(AttemptLimit.SignIn.Per), IdentityRefusals.SignInBusy)
            .AddEndpointFilter(RequestSources.Note)
            .Example(IdentityExamples.SignedIn, IdentityExamples.Person);
        routes.MapGet("/v1/me", Me).WithName("getMe").WithSummary("Read who the caller is").RequiresSignIn()
            .OpenBeforeTwoFactor()
            .Example(IdentityExamples.Me);
    }

    private static void OverHttp(OpenIddictServerBuilder server)
    {
        // TLS ends at the proxy in front; docs/operations.md says so.
        server.UseAspNetCore().DisableTransportSecurityRequirement().EnableAuthorizationEndpointPassthrough();
        StrictRequests<ExtractTokenRequestContext>.Use(
            server, GrantType, Scope, ClientId, ClientSecret, Code, RedirectUri, CodeVerifier, RefreshToken);
        StrictRequests<ExtractIntrospectionRequestContext>.Use(server, Token, TokenTypeHint, ClientId, ClientSecret);
        StrictRequests<ExtractRevocationRequestContext>.Use(server, Token, TokenTypeHint, ClientId, ClientSecret);
        StrictRequests<ExtractAuthorizationRequestContext>.Use(
            server, ClientId, ResponseType, ResponseMode, RedirectUri, Scope, State, Nonce, CodeChallenge, CodeChallengeMethod,
            Prompt, MaxAge, LoginHint, IdTokenHint, Request, RequestUri, SignInPage.Email, SignInPage.Password,
            SignInPage.Code);
        StrictResponses<ApplyTokenResponseContext>.Use(server);
        StrictResponses<ApplyIntrospectionResponseContext>.Use(server);
        StrictResponses<ApplyRevocationResponseContext>.Use(server);
        StrictResponses<ApplyAuthorizationResponseContext>.Use(server);
    }

    /// <remarks>
    /// A system sends its id and secret by HTTP Basic or in the form (RFC 6749, 2.3.1); without <c>scope</c> its token has all
    /// scopes of the client. A person's refresh token is good once and brings the next one; if it is used twice, all tokens of
    /// that sign-in end. Access tokens are good for 15 minutes. Errors are those of RFC 6749, 5.2.
    /// </remarks>
    private static Task IssueTokens(HttpContext http, IAuthenticationHandlerProvider handlers, IConfiguration configuration) =>
        AuthorizationServerEndpoints.Answer(http, handlers, configuration);

    /// <remarks>For the system that the token was issued to (RFC 7662). It tells what holds now.</remarks>
    private static Task Introspect(HttpContext http, IAuthenticationHandlerProvider handlers, IConfiguration configuration) =>
        AuthorizationServerEndpoints.Answer(http, handlers, configuration);

    /// <remarks>
    /// For the client that the token was issued to (RFC 7009). With a refresh token all tokens of that sign-in end. The answer is
    /// the same for a token that is unknown.
    /// </remarks>
    private static Task Revoke(HttpContext http, IAuthenticationHandlerProvider handlers, IConfiguration configuration) =>
        AuthorizationServerEndpoints.Answer(http, handlers, configuration);

    /// <remarks>The metadata of the authorization server, for clients that configure themselves.</remarks>
    private static Task Metadata(HttpContext http, IAuthenticationHandlerProvider handlers, IConfiguration configuration) =>
        AuthorizationServerEndpoints.Answer(http, handlers, configuration);

    /// <remarks>
    /// For the vendor's staff and the partners' users. The refusal is the same whatever is wrong. After repeated failures
    /// attempts from there are refused for some minutes. Whoever has a second factor sends a code with the password. Staff who
    /// must have one and has none may do nothing but set it up.
    /// </remarks>
    private static async Task<SecretAnswer<SignInResponse>> SignInPerson(
        Body<SignIn> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(body.Value, ct)).ToSecret();

    /// <remarks>Tells whether the token belongs to a system or a person, its partner, and what it may do.</remarks>
    private static async Task<OkAnswer<MeView>> Me(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetMe(), ct)).ToOk();
}
