using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
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
            .Produces<TokenAnswer>().Produces<TokenError>(400).Produces<TokenError>(401).AllowAnonymous();
        identity.MapGet("/.well-known/oauth-authorization-server", Metadata).WithName("getAuthorizationServerMetadata")
            .WithSummary("Where and how a system gets a token (RFC 8414)").AllowAnonymous();
        identity.MapPost("/v1/account/sign-in", SignInPerson).WithName("signIn")
            .WithSummary("Sign a person in").ProducesProblem(400).ProducesProblem(401).ProducesProblem(503).AllowAnonymous();
        identity.MapGet("/v1/me", Me).WithName("getMe").WithSummary("Who I am").ProducesProblem(401);
    }

    private static Ok<AuthorizationServerMetadata> Metadata(HttpRequest request, IConfiguration configuration) =>
        TypedResults.Ok(AuthorizationServerMetadata.Of(request, configuration));

    private static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> SignInPerson(
        SignIn signIn, HttpResponse response, IMediator mediator, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        return ToOk(await mediator.Send(signIn, ct));
    }

    private static async Task<Results<Ok<MeView>, ProblemHttpResult>> Me(IMediator mediator, CancellationToken ct) =>
        ToOk(await mediator.Send(new GetMe(), ct));

    private static Results<Ok<T>, ProblemHttpResult> ToOk<T>(Result<T> result) => result.Refusal is { } refusal
        ? TypedResults.Problem(
            type: $"/problems/{refusal.Code}",
            detail: refusal.Message,
            statusCode: refusal.Kind switch
            {
                RefusalKind.NotSignedIn => StatusCodes.Status401Unauthorized,
                RefusalKind.Busy => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status400BadRequest,
            },
            extensions: new Dictionary<string, object?> { ["code"] = refusal.Code, ["errors"] = refusal.Faults })
        : TypedResults.Ok(result.Value);
}
