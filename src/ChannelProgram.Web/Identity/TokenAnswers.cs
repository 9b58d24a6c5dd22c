using System.Text.Json.Serialization;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Web.Identity;

// What OpenIddict answers, for the contract.

/// <summary>Tokens (RFC 6749, 5.1).</summary>
/// <param name="RefreshToken">For people only, if <c>offline_access</c> was asked for. Good once.</param>
/// <param name="IdToken">For people only, if <c>openid</c> was asked for: who signed in (OpenID Connect Core, 2).</param>
internal sealed record TokenResponse(
    [TextFormat(4000, "^[A-Za-z0-9_-]+$")][property: JsonPropertyName("access_token")] string AccessToken,
    [TextFormat(6, "^Bearer$")][property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [TextFormat(1000, "^[a-z._]+( [a-z._]+)*$")][property: JsonPropertyName("scope")] string Scope,
    [TextFormat(4000, "^[A-Za-z0-9_-]+$")][property: JsonPropertyName("refresh_token")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    string? RefreshToken = null,
    [TextFormat(4000, "^[A-Za-z0-9_.-]+$")][property: JsonPropertyName("id_token")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    string? IdToken = null);

/// <summary>Why there is no token (RFC 6749, 5.2).</summary>
internal sealed record TokenErrorResponse(
    [TextFormat(50, "^[a-z_]+$")][property: JsonPropertyName("error")] string Error,
    [Line(1000)][property: JsonPropertyName("error_description")] string Description)
{
    [JsonIgnore]
    public int Status { get; init; } = StatusCodes.Status400BadRequest;
}

/// <summary>What a token is good for now (RFC 7662, 2.2). Of a token that is good for nothing only <c>active</c> is told.</summary>
/// <param name="Active">False: the token is expired, revoked, not one of this API, or not the caller's.</param>
/// <param name="Subject">A system's client id, a person's id.</param>
/// <param name="ExpiresAt">Seconds since 1970-01-01T00:00:00Z.</param>
internal sealed record IntrospectionResponse(
    [property: JsonPropertyName("active")] bool Active,
    [TextFormat(1000, "^[a-z._]+( [a-z._]+)*$")][property: JsonPropertyName("scope")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    string? Scope = null,
    [Line(CallerId.MaxLength)][property: JsonPropertyName("client_id")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    string? ClientId = null,
    [Line(CallerId.MaxLength)][property: JsonPropertyName("sub")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    string? Subject = null,
    [property: JsonPropertyName("exp")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    long? ExpiresAt = null);

/// <summary>Where and how systems and front ends get tokens (RFC 8414, 2). It may hold more members.</summary>
internal sealed record AuthorizationServerMetadata(
    [TextFormat(2048, Format = "uri")][property: JsonPropertyName("issuer")] string Issuer,
    [TextFormat(2048, Format = "uri")][property: JsonPropertyName("token_endpoint")] string TokenEndpoint,
    [TextFormat(2048, Format = "uri")][property: JsonPropertyName("authorization_endpoint")] string AuthorizationEndpoint,
    [TextFormat(2048, Format = "uri")][property: JsonPropertyName("introspection_endpoint")] string IntrospectionEndpoint,
    [TextFormat(2048, Format = "uri")][property: JsonPropertyName("revocation_endpoint")] string RevocationEndpoint,
    [TextFormat(2048, Format = "uri")][property: JsonPropertyName("jwks_uri")] string JwksUri,
    [TextFormat(50, "^[a-z_]+$")][property: JsonPropertyName("grant_types_supported")] string[] GrantTypesSupported,
    [TextFormat(100, "^[a-z._]+$")][property: JsonPropertyName("scopes_supported")] string[] ScopesSupported);
