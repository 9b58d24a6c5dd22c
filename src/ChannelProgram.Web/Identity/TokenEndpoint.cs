using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Observability;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChannelProgram.Web.Identity;

/// <summary>An access token for a system (RFC 6749, 5.1).</summary>
internal sealed record TokenResponse(
    [TextFormat(4000, "^[A-Za-z0-9_-]+$")][property: JsonPropertyName("access_token")] string AccessToken,
    [TextFormat(6, "^Bearer$")][property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [TextFormat(1000, "^[a-z.]+( [a-z.]+)*$")][property: JsonPropertyName("scope")] string Scope);

/// <summary>Why a system gets no token (RFC 6749, 5.2).</summary>
internal sealed record TokenErrorResponse(
    [TextFormat(50, "^[a-z_]+$")][property: JsonPropertyName("error")] string Error,
    [Line(1000)][property: JsonPropertyName("error_description")] string Description)
{
    public static readonly TokenErrorResponse InvalidClient =
        new(
            IdentityRefusals.InvalidClient.Code,
            IdentityRefusals.InvalidClient.Message)
        { Status = StatusCodes.Status401Unauthorized };

    public static readonly TokenErrorResponse InvalidScope =
        new(IdentityRefusals.InvalidScope.Code, IdentityRefusals.InvalidScope.Message);

    public static readonly TokenErrorResponse UnsupportedGrantType =
        new("unsupported_grant_type", "The only grant type here is client_credentials.");

    [JsonIgnore]
    public int Status { get; init; } = StatusCodes.Status400BadRequest;

    public static TokenErrorResponse InvalidRequest(string description) => new("invalid_request", description);
}

internal static class TokenEndpoint
{
    /// <remarks>
    /// The client sends its id and secret by HTTP Basic or in the form (RFC 6749, 2.3.1). Without <c>scope</c> the token has
    /// all scopes of the client. Errors are those of RFC 6749, 5.2.
    /// </remarks>
    public static async Task<IResult> Issue(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var (request, error) = await TokenRequest.Read(http.Request, ct);
        if (request is null) return Refuse(http, error!);

        var granted = await mediator.Send(new GrantToken(request.Client.Id, request.Client.Secret, request.Scope), ct);
        if (granted.Refusal is { } refusal)
            return Refuse(
                http,
                refusal == IdentityRefusals.InvalidScope ? TokenErrorResponse.InvalidScope : TokenErrorResponse.InvalidClient);

        var (token, scopes) = granted.Value;
        return TypedResults.Ok(new TokenResponse(token.Value, "Bearer", AccessToken.ExpiresIn, string.Join(' ', scopes)));
    }

    private static JsonHttpResult<TokenErrorResponse> Refuse(HttpContext http, TokenErrorResponse error)
    {
        if (RequestLogContext.Of(http) is { } logContext) logContext.Code = error.Error;
        // Only for a client that signed in by a header (RFC 6749, 5.2): others would take it for a challenge and hide the error.
        if (error.Status == StatusCodes.Status401Unauthorized && http.Request.Headers.Authorization.Count > 0)
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"ChannelProgram\", charset=\"UTF-8\"";
        return TypedResults.Json(error, statusCode: error.Status);
    }
}
