using ChannelProgram.Application.Identity;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Identity;

internal sealed class IdentityEndpoints : IApiFeature
{
    public string Tag => "Identity";

    public Audience Audience => Audience.Everybody;

    public string TagDescription => "Systems and people sign in here, and read who they are.";

    public const string IssueToken = "issueToken";

    public void AddServices(WebApplicationBuilder builder) => builder.Services
        .AddIdentityAndTokens(builder.Configuration, builder.Environment)
        .AddScoped<ICallerAuthentication, CallerAuthentication>();

    public void Describe(SwaggerGenOptions options) => options.OperationFilter<TokenFormDescription>();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/connect/token", TokenEndpoint.Issue).WithName(IssueToken)
            .WithSummary("Get an access token for a system (OAuth 2.0 client credentials)")
            .Produces<TokenResponse>().Produces<TokenErrorResponse>(400).Produces<TokenErrorResponse>(401).OpenToAll()
            .Example(IdentityExamples.Token, IdentityExamples.TokenForm);
        routes.MapGet("/.well-known/oauth-authorization-server", Metadata).WithName("getAuthorizationServerMetadata")
            .WithSummary("Read where a system gets a token (RFC 8414)").OpenToAll()
            .Example(new AuthorizationServerMetadata("https://api.example.com", "https://api.example.com/connect/token"));
        routes.MapPost("/v1/account/sign-in", SignInPerson).WithName("signIn")
            .WithSummary("Sign a person in").OpenToAll()
            .Refuses(IdentityRefusals.SignInFailed, IdentityRefusals.SignInBusy)
            .Example(IdentityExamples.SignedIn, IdentityExamples.Person);
        routes.MapGet("/v1/me", Me).WithName("getMe").WithSummary("Read who the caller is").RequiresSignIn()
            .Example(IdentityExamples.Me);
    }

    /// <remarks>The metadata of the authorization server, for clients that configure themselves.</remarks>
    private static Ok<AuthorizationServerMetadata> Metadata(HttpRequest request, IConfiguration configuration) =>
        TypedResults.Ok(AuthorizationServerMetadata.Of(request, configuration));

    /// <remarks>
    /// For the vendor's staff and the partners' users. The refusal is the same whatever is wrong. After repeated failures the
    /// address is locked for some minutes.
    /// </remarks>
    private static async Task<SecretAnswer<SignInResponse>> SignInPerson(
        Body<SignIn> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(body.Value, ct)).ToSecret();

    /// <remarks>Tells whether the token belongs to a system or a person, its partner, and what it may do.</remarks>
    private static async Task<OkAnswer<MeView>> Me(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetMe(), ct)).ToOk();
}
