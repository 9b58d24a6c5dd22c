using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Badges;

/// <summary>
/// A badge as a credential of Open Badges 3.0, in the payload of a JWT: the members of the credential, and claims that repeat
/// some of them.
/// </summary>
internal static class BadgeCredential
{
    private const string Schema =
        "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

    public static string Payload(Badge badge, BadgeIssuer issuer, IPublicAddress address)
    {
        var id = address.OfCredential(badge.Id);
        var achievement = BadgeAchievement.Of(badge.Certification, badge.Version, address);
        var subject = $"{id}#holder";
        var payload = new JsonObject
        {
            ["@context"] = Texts(OpenBadgeContexts.All),
            ["id"] = id,
            ["type"] = Texts(["VerifiableCredential", "OpenBadgeCredential"]),
            ["name"] = badge.Certification.Name,
            ["issuer"] = new JsonObject
            {
                ["id"] = issuer.Id,
                ["type"] = Texts(issuer.Type),
                ["name"] = issuer.Name,
                ["url"] = issuer.Url,
            },
            ["validFrom"] = badge.ValidFrom.ToText(),
            ["credentialSubject"] = new JsonObject
            {
                ["id"] = subject,
                ["type"] = Texts(["AchievementSubject"]),
                ["identifier"] = new JsonArray(Identity(badge)),
                ["achievement"] = new JsonObject
                {
                    ["id"] = achievement.Id,
                    ["type"] = Texts(achievement.Type),
                    ["achievementType"] = achievement.AchievementType,
                    ["humanCode"] = achievement.HumanCode,
                    ["name"] = achievement.Name,
                    ["description"] = achievement.Description,
                    ["criteria"] = new JsonObject { ["narrative"] = achievement.Criteria.Narrative },
                },
            },
            ["credentialStatus"] = new JsonObject
            {
                ["id"] = address.OfStatus(badge.Id),
                ["type"] = "1EdTechRevocationList",
            },
            ["credentialSchema"] = new JsonArray(
                new JsonObject { ["id"] = Schema, ["type"] = "1EdTechJsonSchemaValidator2019" }),
            ["iss"] = issuer.Id,
            ["jti"] = id,
            ["sub"] = subject,
            ["nbf"] = badge.ValidFrom.ToUnixTimeSeconds(),
        };
        if (badge.ValidUntil is { } end) (payload["validUntil"], payload["exp"]) = (end.ToText(), end.ToUnixTimeSeconds());
        return payload.ToJsonString();
    }

    /// <summary>By which the holder proves to be meant. The salt is random, as the badge's id is.</summary>
    private static JsonObject Identity(Badge badge)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(badge.Email.ToLowerInvariant() + badge.Id));
        return new()
        {
            ["type"] = "IdentityObject",
            ["hashed"] = true,
            ["identityHash"] = $"sha256${Convert.ToHexStringLower(digest)}",
            ["identityType"] = "emailAddress",
            ["salt"] = badge.Id,
        };
    }

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(it => JsonValue.Create(it))];
}
