using System.Text.Json.Serialization;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Web.Identity;

// What OpenIddict answers, for the contract.

/// <summary>Tokens (RFC 6749, 5.1).</summary>
/// <param name="RefreshToken">For people only, if <c>offline_access</c> was asked for. Good once.</param>
/// <param name="IdToken">For people only, if <c>openid</c> was asked for: who signed in (OpenID Connect Core, 2).</param>
internal sealed record TokenResponse(
    [TextFormat(1000, "^[a-z._]+( [a-z._]+)*$")][property: JsonPropertyName("scope")] string Scope,
    [TextFormat(4000, "^[A-Za-z0-9_-]+$")][property: JsonPropertyName("access_token")] string AccessToken,
    [TextFormat(6, "^Bearer$")][property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
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

/// <summary>
/// What a token is good for now (RFC 7662, 2.2). Of a token that is good for nothing only <c>active</c> is told.
/// </summary>
/// <param name="Active">False: the token is expired, revoked, not one of this API, or not the caller's.</param>
/// <param name="Subject">Whose token it is: a system's client id.</param>
/// <param name="TokenUsage"><c>access_token</c> or <c>refresh_token</c>.</param>
/// <param name="IssuedAt">Seconds since 1970-01-01T00:00:00Z.</param>
/// <param name="NotBefore">Seconds since 1970-01-01T00:00:00Z.</param>
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
    [Line(CallerId.MaxLength)][property: JsonPropertyName("aud")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    string? Audience = null,
    [TextFormat(2048, Format = "uri")][property: JsonPropertyName("iss")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    string? Issuer = null,
    [TextFormat(6, "^Bearer$")][property: JsonPropertyName("token_type")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    string? TokenType = null,
    [TextFormat(30, "^[a-z_]+$")][property: JsonPropertyName("token_usage")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    string? TokenUsage = null,
    [property: JsonPropertyName("iat")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    long? IssuedAt = null,
    [property: JsonPropertyName("nbf")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    long? NotBefore = null,
    [property: JsonPropertyName("exp")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    long? ExpiresAt = null);

/// <summary>Where and how systems and front ends get tokens (RFC 8414, 2, and OpenID Connect Discovery, 3).</summary>
internal sealed record AuthorizationServerMetadata(
    [TextFormat(2048, Format = "uri")][property: JsonPropertyName("issuer")] string Issuer,
    [TextFormat(2048, Format = "uri")][property: JsonPropertyName("authorization_endpoint")] string AuthorizationEndpoint,
    [TextFormat(2048, Format = "uri")][property: JsonPropertyName("token_endpoint")] string TokenEndpoint,
    [TextFormat(2048, Format = "uri")][property: JsonPropertyName("introspection_endpoint")] string IntrospectionEndpoint,
    [TextFormat(2048, Format = "uri")][property: JsonPropertyName("revocation_endpoint")] string RevocationEndpoint,
    [TextFormat(2048, Format = "uri")][property: JsonPropertyName("jwks_uri")] string JwksUri,
    [TextFormat(100, "^[A-Za-z0-9._]+$")][property: JsonPropertyName("grant_types_supported")] string[] GrantTypesSupported,
    [TextFormat(100, "^[A-Za-z0-9._]+$")]
    [property: JsonPropertyName("response_types_supported")] string[] ResponseTypesSupported,
    [TextFormat(100, "^[A-Za-z0-9._]+$")]
    [property: JsonPropertyName("response_modes_supported")] string[] ResponseModesSupported,
    [TextFormat(100, "^[A-Za-z0-9._]+$")][property: JsonPropertyName("scopes_supported")] string[] ScopesSupported,
    [TextFormat(100, "^[A-Za-z0-9._]+$")][property: JsonPropertyName("claims_supported")] string[] ClaimsSupported,
    [TextFormat(100, "^[A-Za-z0-9._]+$")]
    [property: JsonPropertyName("id_token_signing_alg_values_supported")] string[] IdTokenSigningAlgValuesSupported,
    [TextFormat(100, "^[A-Za-z0-9._]+$")]
    [property: JsonPropertyName("code_challenge_methods_supported")] string[] CodeChallengeMethodsSupported,
    [TextFormat(100, "^[A-Za-z0-9._]+$")][property: JsonPropertyName("subject_types_supported")] string[] SubjectTypesSupported,
    [TextFormat(100, "^[A-Za-z0-9._]+$")][property: JsonPropertyName("prompt_values_supported")] string[] PromptValuesSupported,
    [TextFormat(100, "^[A-Za-z0-9._]+$")]
    [property: JsonPropertyName("token_endpoint_auth_methods_supported")] string[] TokenEndpointAuthMethodsSupported,
    [TextFormat(100, "^[A-Za-z0-9._]+$")]
    [property: JsonPropertyName(
        "introspection_endpoint_auth_methods_supported")] string[] IntrospectionEndpointAuthMethodsSupported,
    [TextFormat(100, "^[A-Za-z0-9._]+$")]
    [property: JsonPropertyName("revocation_endpoint_auth_methods_supported")] string[] RevocationEndpointAuthMethodsSupported,
    [property: JsonPropertyName("require_pushed_authorization_requests")] bool RequirePushedAuthorizationRequests,
    [property: JsonPropertyName("tls_client_certificate_bound_access_tokens")] bool TlsClientCertificateBoundAccessTokens,
    [property: JsonPropertyName("claims_parameter_supported")] bool ClaimsParameterSupported,
    [property: JsonPropertyName("request_parameter_supported")] bool RequestParameterSupported,
    [property: JsonPropertyName("request_uri_parameter_supported")] bool RequestUriParameterSupported,
    [property: JsonPropertyName(
        "authorization_response_iss_parameter_supported")] bool AuthorizationResponseIssParameterSupported);
