using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Onboarding;

internal sealed class OnboardingOperations : IFeatureOperations
{
    private const string Of = $"/v1/partners/{Callers.Absent}/onboarding";
    private const string One = "/v1/partners/{id}/onboarding";
    private const string Complete = $"{One}/{{step}}/complete";

    private static readonly string[] Staff =
        [.. Enum.GetValues<Role>().Where(it => it < Role.PartnerAdmin).Select(it => $"{it}")];

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("listOnboardings", "GET", "/v1/onboarding", null, [Callers.Crm, .. Staff]),
        new("getOnboarding", "GET", Of, null, [Callers.ManagingSystem, Callers.Crm, .. Enum.GetNames<Role>()], "partner.manage"),
        new("completeOnboardingStep", "POST", $"{Of}/firstCall/complete", null, Callers.Deciders),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        ["/v1/onboarding"] = async (host, _) =>
        {
            // All others are suspended for a moment.
            var others = string.Join(
                ",", await host.Database.Read(db => db.Set<Partner>().Where(it => it.Status == PartnerStatus.Active)
                    .Select(it => $"'{it.Id.Value}'").ToListAsync()));
            await host.Database.Execute($"UPDATE partners SET status = 'Suspended' WHERE id IN ({others})");
            await NewPartner(host);
            return new(host.ChannelManager, "/v1/onboarding", () => host.Database.Execute(
                $"UPDATE partners SET status = 'Active' WHERE id IN ({others})"));
        },
        [One] = async (host, _) =>
            new(host.ChannelManager, One.Replace("{id}", await NewPartner(host), StringComparison.Ordinal)),
        [Complete] = async (host, _) =>
        {
            var one = One.Replace("{id}", await NewPartner(host), StringComparison.Ordinal);
            return new(host.ChannelManager, $"{one}/firstCall/complete", resource: one);
        },
    };

    /// <summary>Since the program's now: another example moves its clock.</summary>
    private static async Task<string> NewPartner(ChannelHost host) => await host.PartnerWithoutClients(
        (await host.ProgramAdmin.Get("/v1/sandbox/clock")).Json.GetProperty("now").GetDateTimeOffset());
}
