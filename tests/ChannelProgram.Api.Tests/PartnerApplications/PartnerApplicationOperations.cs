using System.Net;
using System.Text.RegularExpressions;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Application.Common;
using ChannelProgram.Web.PartnerApplications;

namespace ChannelProgram.Api.Tests.PartnerApplications;

internal sealed partial class PartnerApplicationOperations : IFeatureOperations
{
    private const string All = "/v1/partner-applications";
    private const string One = $"{All}/{Callers.Absent}";

    private static readonly string[] Readers = [.. Callers.Deciders, nameof(Role.Auditor)];

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("getApplicationChallenge", "GET", $"{All}/challenge", null, Callers.Everybody),
        new("applyAsPartner", "POST", All, new { }, Callers.Everybody),
        new("confirmApplication", "POST", $"{All}/confirm", new { }, Callers.Everybody),
        new("listPartnerApplications", "GET", All, null, Readers),
        new("getPartnerApplication", "GET", One, null, Readers),
        new("approvePartnerApplication", "POST", $"{One}/approve", null, Callers.Deciders),
        new("rejectPartnerApplication", "POST", $"{One}/reject", null, Callers.Deciders),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        [All] = async (host, operation) =>
        {
            await Forget(host);
            if (operation.Definition.Method is "GET")
            {
                await InReview(host);
                return new(host.ChannelManager, All);
            }

            // Both parts of the example's answer at once.
            var (challenge, nonce) = await host.Nobody.SolvedChallenge();
            var shown = Answer().Match(await host.ExampleOf("applyAsPartner")).Value;
            return new(host.Nobody, All, () => Forget(host))
            {
                Named = (shown, $"\"challenge\":\"{challenge}\",\"nonce\":\"{nonce}\""),
            };
        },
        [$"{All}/confirm"] = async (host, _) => new(host.Nobody, $"{All}/confirm", () => Forget(host))
        {
            Named = (PartnerApplicationExamples.Secret, await Unconfirmed(host)),
        },
        [$"{All}/{{id}}"] = async (host, operation) =>
        {
            var id = await InReview(host);
            return new(
                host.ChannelManager, operation.Definition.Path.Replace("{id}", id, StringComparison.Ordinal), () => Forget(host));
        },
    };

    /// <returns>The secret of its mail.</returns>
    private static async Task<string> Unconfirmed(ChannelHost host)
    {
        await Forget(host);
        const string Address = "robin@rowan-networks.de";
        (await host.Apply("www.rowan-networks.de", Address, "Rowan Networks GmbH")).Expect(HttpStatusCode.Accepted);
        return await host.SecretTo(Address);
    }

    private static async Task<string> InReview(ChannelHost host)
    {
        await Forget(host);
        const string Address = "robin.rowan@gmail.com";
        (await host.Apply("www.rowan-networks.de", Address, "Rowan Networks GmbH")).Expect(HttpStatusCode.Accepted);
        (await host.Confirm(Address)).Expect(HttpStatusCode.OK);
        return (await host.ChannelManager.Get(All)).Json.GetProperty("items")[0].GetProperty("id").GetString()!;
    }

    /// <summary>Nobody has applied, and nobody has become a partner by it.</summary>
    private static Task Forget(ChannelHost host) => host.Database.Execute("""
        DELETE FROM attempt_counts; DELETE FROM mails WHERE address LIKE 'robin%';
        DELETE FROM portal_users WHERE email LIKE 'robin%';
        DELETE FROM partner_applications;
        DELETE FROM partner_keys WHERE value = 'rowan-networks.de';
        DELETE FROM partners WHERE name = 'Rowan Networks GmbH'
        """);

    [GeneratedRegex("\"challenge\":.*\"nonce\": ?\"174853\"", RegexOptions.Singleline)]
    private static partial Regex Answer();
}
