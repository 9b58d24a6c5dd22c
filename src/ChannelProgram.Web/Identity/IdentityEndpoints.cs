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

    public string TagDescription => "How systems and people sign in, and who they then are.";

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
            .WithSummary("Where and how a system gets a token (RFC 8414)").OpenToAll()
            .Example(new AuthorizationServerMetadata("https://api.example.com", "https://api.example.com/connect/token"));
        routes.MapPost("/v1/account/sign-in", SignInPerson).WithName("signIn")
            .WithSummary("Sign a person in").OpenToAll()
            .Refuses(IdentityRefusals.SignInFailed, IdentityRefusals.SignInBusy)
            .Example(IdentityExamples.SignedIn, IdentityExamples.Person);
        routes.MapGet("/v1/me", Me).WithName("getMe").WithSummary("Who I am").RequiresSignIn()
            .Example(IdentityExamples.Me);
    }

    /// <remarks>For clients that set themselves up.</remarks>
    private static Ok<AuthorizationServerMetadata> Metadata(HttpRequest request, IConfiguration configuration) =>
        TypedResults.Ok(AuthorizationServerMetadata.Of(request, configuration));

    /// <remarks>
    /// For the vendor's staff and the partners' users. Whatever is wrong, the refusal is the same; after repeated failures
    /// nobody signs in with that address for some minutes.
    /// </remarks>
    private static async Task<SecretAnswer<SignInResponse>> SignInPerson(
        Body<SignIn> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(body.Value, ct)).ToSecret();

    /// <remarks>What the token stands for: a system or a person, its partner, and what it may do.</remarks>
    private static async Task<OkAnswer<MeView>> Me(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetMe(), ct)).ToOk();
}
