using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Application.Common;

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
            await host.PartnerWithoutClients();
            return new(host.ChannelManager, "/v1/onboarding?limit=1");
        },
        [One] = async (host, _) =>
            new(host.ChannelManager, One.Replace("{id}", await host.PartnerWithoutClients(), StringComparison.Ordinal)),
        [Complete] = async (host, _) =>
        {
            var one = One.Replace("{id}", await host.PartnerWithoutClients(), StringComparison.Ordinal);
            return new(host.ChannelManager, $"{one}/firstCall/complete", resource: one);
        },
    };
}
