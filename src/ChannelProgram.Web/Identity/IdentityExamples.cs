using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Web.Identity;

internal static class IdentityExamples
{
    private const string Address = "https://api.example.com/";

    public static readonly Dictionary<string, string> TokenForm = new()
    {
        ["grant_type"] = "client_credentials",
        ["scope"] = "deals.read deals.write",
        ["client_id"] = "demo-gold",
        ["client_secret"] = "demo-gold-secret-for-development-only",
    };

    public static readonly TokenResponse Token =
        new("deals.read deals.write", "CfDJ8J2Qv0m5kq1xY7bZ", "Bearer", AccessToken.ExpiresIn);

    public static readonly Dictionary<string, string> TokenNamed = new()
    {
        ["token"] = "CfDJ8J2Qv0m5kq1xY7bZ",
        ["client_id"] = "demo-gold",
        ["client_secret"] = "demo-gold-secret-for-development-only",
    };

    /// <summary>Of a token that is good for nothing, like that of the example.</summary>
    public static readonly IntrospectionResponse Introspected = new(Active: false);

    public static readonly IReadOnlyList<TokenErrorResponse> ClientErrors =
    [
        new("invalid_request", "The parameter token is missing."),
        new(IdentityRefusals.InvalidClient.Code, IdentityRefusals.InvalidClient.Message) { Status = 401 },
    ];

    public static readonly IReadOnlyList<TokenErrorResponse> TokenErrors =
    [
        new("invalid_request", "The parameter grant_type is missing."),
        new("unsupported_grant_type", "There is no such grant type here."),
        new("invalid_grant", "The code or refresh token is expired, used or not this client's."),
        new("unauthorized_client", "This client may not use this grant type."),
        new(IdentityRefusals.InvalidScope.Code, IdentityRefusals.InvalidScope.Message),
        new(IdentityRefusals.InvalidClient.Code, IdentityRefusals.InvalidClient.Message) { Status = 401 },
    ];

    private static readonly string[] SecretsSent = ["client_secret_post", "client_secret_basic"];

    public static readonly AuthorizationServerMetadata Metadata = new(
        Address, $"{Address}connect/authorize", $"{Address}connect/token", $"{Address}connect/introspect",
        $"{Address}connect/revoke", $"{Address}.well-known/jwks", ["client_credentials", "authorization_code", "refresh_token"],
        ["code"], ["query", "form_post", "fragment"],
        ["openid", "offline_access", "email", .. Scopes.Partner.Concat(Scopes.Vendor).Order(StringComparer.Ordinal)],
        ["aud", "exp", "iat", "iss", "sub", "email"], ["RS256"], ["S256"], ["public"], ["login", "none"],
        SecretsSent, SecretsSent, SecretsSent, false, false, false, false, false, true);

    public static readonly SignIn Person = new("sales@gold.example", "Development-only-1!");

    public static readonly SignInResponse SignedIn =
        new("CfDJ8Kd4nR8s2wT6uE0a", "Bearer", AccessToken.ExpiresIn, "CfDJ8Pq7Lm3x9vB5cD1e");

    public static readonly MeView Me = new(
        CallerKind.PartnerSystem, "demo-gold", "demo-gold",
        new(new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60"), "Birch Consulting", "gold", PartnerStatus.Active),
        [], ["commissions.read", "deals.read", "deals.write", "partner.manage", "training.read"]);
}
