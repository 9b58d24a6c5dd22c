using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Application.Common;
using ChannelProgram.Web.Tiers;

namespace ChannelProgram.Api.Tests.Tiers;

internal sealed class TierOperations : IFeatureOperations
{
    private static readonly string One = TierActions.TierOf(Callers.Absent);
    private static readonly string Path = TierActions.TierOf("{id}");

    private static readonly string[] Readers = [Callers.ManagingSystem, Callers.Crm, .. Enum.GetNames<Role>()];

    private static readonly string[] Evaluators =
        [Callers.ManagingSystem, Callers.Crm, nameof(Role.PartnerAdmin), .. Callers.Deciders];

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("getPartnerTier", "GET", One, null, Readers, "partner.manage"),
        new("assumeForTier", "POST", $"{One}/what-if", new { }, Readers, "partner.manage"),
        new("evaluateTier", "POST", $"{One}/evaluate", null, Evaluators, "partner.manage"),
        new("listTierEvaluations", "GET", $"{One}/evaluations", null, Readers, "partner.manage"),
        new(
            "overrideTier", "POST", $"{One}/overrides",
            new { tier = "gold", reason = "So it is.", until = "2099-01-01T00:00:00Z" }, Callers.Deciders),
        new("endTierOverride", "POST", $"{One}/overrides/end", null, Callers.Deciders),
        new(
            "planJointly", "POST", $"{One}/joint-plan", new { marginPercent = "38", until = "2099-01-01T00:00:00Z" },
            Callers.Deciders),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        [Path] = Prepared,
        [$"{Path}/what-if"] = Prepared,
        [$"{Path}/evaluate"] = Prepared,
        [$"{Path}/evaluations"] = Prepared,
        [$"{Path}/overrides"] = Prepared,
        [$"{Path}/overrides/end"] = Prepared,
        [$"{Path}/joint-plan"] = Prepared,
    };

    private static async Task<OperationSetup> Prepared(ChannelHost host, DocumentedOperation operation)
    {
        var partner = await (await host.AddPartner("registered")).PartnerId();
        if (operation.Name is "getPartnerTier" or "listTierEvaluations") await host.ChannelManager.Evaluate(partner);
        if (operation.Name is "endTierOverride") await host.ChannelManager.GiveTier(partner, "gold");
        if (operation.Name is "planJointly")
            await host.ChannelManager.GiveTier(partner, "platinum", reason: TierExamples.Override.Reason!);
        var path = operation.Definition.Path.Replace("{id}", partner, StringComparison.Ordinal);
        return new(host.ChannelManager, path, resource: TierActions.TierOf(partner));
    }
}
