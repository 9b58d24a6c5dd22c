using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Certifications;

internal sealed class CertificationsFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions =>
    [
        CertificationPermissions.ReadOfPartner, CertificationPermissions.ReadResults, CertificationPermissions.Record,
        CertificationPermissions.Withdraw,
    ];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<ResultRecording>()
        .AddJob(
            "tell-ends-of-certifications", TimeSpan.FromHours(1), () => new TellEndsOfCertifications(),
            followsProgramClock: true);
}

public static class CertificationPermissions
{
    private const string VendorRead = "vendor.training.read";
    private const string VendorWrite = "vendor.training.write";

    public static readonly Permission ReadOfPartner = new(
        "training.read", [VendorRead, VendorWrite],
        Role.PartnerAdmin, Role.PartnerSales, Role.ChannelManager, Role.ProgramAdmin, Role.Auditor);

    public static readonly Permission ReadResults =
        new(null, [VendorRead, VendorWrite], Role.ChannelManager, Role.ProgramAdmin, Role.Auditor);

    /// <summary>No partner reports results of its own people.</summary>
    public static readonly Permission Record = new(null, [VendorWrite], Role.ChannelManager, Role.ProgramAdmin);

    /// <summary>A system reports; that it was wrong, people say.</summary>
    public static readonly Permission Withdraw = new(null, [], Role.ChannelManager, Role.ProgramAdmin);
}
