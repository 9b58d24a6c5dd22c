using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Web.Identity;

internal static class IdentityExamples
{
    public static readonly Dictionary<string, string> TokenForm = new()
    {
        ["grant_type"] = "client_credentials",
        ["scope"] = "deals.read deals.write",
        ["client_id"] = "demo-gold",
        ["client_secret"] = "demo-gold-secret-for-development-only",
    };

    public static readonly TokenResponse Token =
        new("CfDJ8J2Qv0m5kq1xY7bZ", "Bearer", AccessToken.ExpiresIn, "deals.read deals.write");

    public static readonly IReadOnlyList<TokenErrorResponse> TokenErrors =
    [
        TokenErrorResponse.InvalidRequest("grant_type is required."),
        TokenErrorResponse.UnsupportedGrantType,
        TokenErrorResponse.InvalidScope,
        TokenErrorResponse.InvalidClient,
    ];

    public static readonly SignIn Person = new("sales@gold.example", "Development-only-1!");

    public static readonly SignInResponse SignedIn = new("CfDJ8Kd4nR8s2wT6uE0a", "Bearer", AccessToken.ExpiresIn);

    public static readonly MeView Me = new(
        CallerKind.PartnerSystem, "demo-gold", "demo-gold",
        new(new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60"), "Birch Consulting", "gold", PartnerStatus.Active),
        [], ["deals.read", "deals.write"]);
}
