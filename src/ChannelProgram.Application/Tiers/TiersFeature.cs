using ChannelProgram.Application.Common;
using ChannelProgram.Application.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Tiers;

internal sealed class TiersFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions => [TierPermissions.Read, TierPermissions.Evaluate, TierPermissions.Override];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<TierFactsReader>()
        .AddScoped<TierEvaluations>()
        .AddScoped<TierReading>()
        .AddScoped<IWorkSource, EndingOverrides>()
        .AddJob("evaluate-tiers", TimeSpan.FromMinutes(10), () => new EvaluateTiers(), followsProgramClock: true);
}

public static class TierPermissions
{
    private const string PartnerScope = "partner.manage";
    private const string VendorScope = "vendor.partner.manage";

    public static readonly Permission Read = new(PartnerScope, [VendorScope], Enum.GetValues<Role>());

    /// <summary>It follows from what is recorded, whoever asks for it.</summary>
    public static readonly Permission Evaluate =
        new(PartnerScope, [VendorScope], Role.PartnerAdmin, Role.ChannelManager, Role.ProgramAdmin);

    /// <summary>A system gives no tier.</summary>
    public static readonly Permission Override = new(null, [], Role.ChannelManager, Role.ProgramAdmin);
}
