using System.Text.Json.Serialization;
using ChannelProgram.Application.Certifications;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Badges;

/// <summary>Contexts of JSON-LD by which documents of Open Badges 3.0 are read.</summary>
public static class OpenBadgeContexts
{
    public const int Max = 3;

    public static IReadOnlyList<string> All { get; } =
    [
        "https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
    ];
}

/// <summary>Who issues badges: a profile (Open Badges 3.0).</summary>
/// <param name="Id">Where this is.</param>
public sealed record BadgeIssuer(
    [property: JsonPropertyName("@context")][Count(1, OpenBadgeContexts.Max)]
    [Line(BadgeLinks.MaxLength, Format = "uri")] IReadOnlyList<string> Context,
    [Line(BadgeLinks.MaxLength, Format = "uri")] string Id,
    [Count(1, 1)][TextFormat(7, "^Profile$")] IReadOnlyList<string> Type,
    [Line(BadgeSettings.MaxIssuerLength)] string Name,
    [Line(BadgeLinks.MaxLength, Format = "uri")] string Url)
{
    internal static BadgeIssuer Of(BadgeSettings settings, IPublicAddress address) =>
        new(OpenBadgeContexts.All, address.OfIssuer(), ["Profile"], settings.Issuer, address.Of("/"));
}

/// <summary>What badges are awarded for: an achievement (Open Badges 3.0).</summary>
/// <param name="Id">Where this is. It never changes: another version of the program has another one.</param>
/// <param name="HumanCode">The code of the certification.</param>
public sealed record BadgeAchievement(
    [property: JsonPropertyName("@context")][Count(1, OpenBadgeContexts.Max)]
    [Line(BadgeLinks.MaxLength, Format = "uri")] IReadOnlyList<string> Context,
    [Line(BadgeLinks.MaxLength, Format = "uri")] string Id,
    [Count(1, 1)][TextFormat(11, "^Achievement$")] IReadOnlyList<string> Type,
    [TextFormat(13, "^Certification$")] string AchievementType,
    [Code] string HumanCode,
    [Line(Certification.MaxNameLength)] string Name,
    [Line(BadgeAchievement.MaxTextLength)] string Description,
    BadgeAchievement.CriteriaView Criteria)
{
    public const int MaxTextLength = 1000;

    /// <summary>How it is earned.</summary>
    [SchemaName("BadgeCriteria")]
    public sealed record CriteriaView([Line(MaxTextLength)] string Narrative);

    internal static BadgeAchievement Of(Certification exam, int version, IPublicAddress address) => new(
        OpenBadgeContexts.All, address.OfAchievement(exam.Code, version), ["Achievement"], "Certification", exam.Code, exam.Name,
        $"The certification {exam.Name}.", new(exam.Criteria()));
}

/// <summary>Whether a badge was withdrawn: a 1EdTech revocation list of this badge alone.</summary>
/// <param name="Id">Where this is.</param>
/// <param name="Issuer">Where the issuer's profile is.</param>
/// <param name="RevokedCredentials">Empty: it was not.</param>
public sealed record BadgeRevocations(
    [Line(BadgeLinks.MaxLength, Format = "uri")] string Id,
    [Line(BadgeLinks.MaxLength, Format = "uri")] string Issuer,
    [Count(0, 1)] IReadOnlyList<BadgeRevocations.RevokedCredential> RevokedCredentials)
{
    /// <param name="Id">Of the credential.</param>
    [SchemaName("BadgeRevocation")]
    public sealed record RevokedCredential([Line(BadgeLinks.MaxLength, Format = "uri")] string Id, bool Revoked);

    internal static BadgeRevocations Of(Badge badge, IPublicAddress address) => new(
        address.OfStatus(badge.Id), address.OfIssuer(),
        badge.WithdrawnAt is null ? [] : [new(address.OfCredential(badge.Id), Revoked: true)]);
}

internal static class BadgeTexts
{
    /// <summary>What whoever has it has done.</summary>
    public static string Criteria(this Certification exam) =>
        $"Pass the exam with at least {exam.PassMarkPercent} %."
        + (exam.Requires.Count == 0 ? "" : $" Hold on that day: {string.Join(", ", exam.Requires)}.");
}
