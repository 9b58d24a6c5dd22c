using ChannelProgram.Application.Identity;
using ChannelProgram.Web.Common;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChannelProgram.Web.Identity;

internal static class IdentityEndpoints
{
    public const string IssueToken = "issueToken";

    public static void MapIdentity(this IEndpointRouteBuilder routes)
    {
        var identity = routes.MapGroup("").WithTags("Identity");

        identity.MapPost("/connect/token", TokenEndpoint.Issue).WithName(IssueToken)
            .WithSummary("Get an access token for a system (OAuth 2.0 client credentials)")
            .Produces<TokenAnswer>().Produces<TokenError>(400).Produces<TokenError>(401).OpenToAll();
        identity.MapGet("/.well-known/oauth-authorization-server", Metadata).WithName("getAuthorizationServerMetadata")
            .WithSummary("Where and how a system gets a token (RFC 8414)").OpenToAll();
        identity.MapPost("/v1/account/sign-in", SignInPerson).WithName("signIn")
            .WithSummary("Sign a person in").OpenToAll();
        identity.MapGet("/v1/me", Me).WithName("getMe").WithSummary("Who I am").RequiresSignIn();
    }

    private static Ok<AuthorizationServerMetadata> Metadata(HttpRequest request, IConfiguration configuration) =>
        TypedResults.Ok(AuthorizationServerMetadata.Of(request, configuration));

    private static async Task<SecretAnswer<SignedIn>> SignInPerson(Body<SignIn> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(body.Value, ct)).ToSecret();

    private static async Task<OkAnswer<MeView>> Me(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetMe(), ct)).ToOk();
}
