using ChannelProgram.Application.Badges;
using ChannelProgram.Domain.Certifications;

namespace ChannelProgram.Web.Badges;

/// <summary>Of the certification of the other examples.</summary>
internal static class BadgeExamples
{
    private const string Address = "https://api.example.com";
    private const string IssuerAddress = $"{Address}{BadgePaths.Issuer}";

    public static readonly BadgeRevocations Revocations = new(
        $"{Address}{BadgePaths.Credentials}/3f9c1d2b7a604e8f95c0d1e2f3a4b5c6d7e8f901/status", IssuerAddress, []);

    public static readonly BadgeIssuer Issuer =
        new(OpenBadgeContexts.All, IssuerAddress, ["Profile"], "Partner program", $"{Address}/");

    public static readonly BadgeKey Key = new(
        "RSA",
        "ocjbL28u0HM8yyn3vgK84yVsdpf1IgClL-dLO3YhBg4r6mvIOUcKU1AOqnd6lmnz7RM9oZLFEooYHJ6QL6EVHlFmgkQA4NaFxDQ8d5qscULWV4PPcLfv"
        + "E75UX9eG_Pl6uTf2eBK5uQKxNXOslGuj9nw9Vp_ZfkqVYpn7S4e42198tNXGflPpBHhNNFHXvhsKdj-ZhJjjbafhBnKiXd3ZQ_EV92hpLhi8fhZoYbZj"
        + "SJQ0Bscm5zUsN54wGh1yqG96pfe4oHcEew8WvWY_LiBEpGOldIak7R7iGhu5WPlxOvCefuvyhKEDLa6LB_EsNDMVD1iKUNc4BbSg48b9TLWR1w",
        "AQAB", $"{Address}{BadgePaths.Keys}/SGj2LDQf0itxQBkcIBclpxqeZKLj-BBr6SyQ6gfDujA", "sig", "RS256");

    public static readonly BadgeKeySet Keys = new([Key]);

    public static readonly BadgeAchievement Achievement = new(
        OpenBadgeContexts.All, $"{Address}{BadgePaths.Achievements}/{CertificationCodes.Foundation}/1", ["Achievement"],
        "Certification", CertificationCodes.Foundation, "Foundation", "The certification Foundation.",
        new("Pass the exam with at least 70 %."));
}
