using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Accounts;

internal sealed class AccountsFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions =>
        [AccountPermissions.Read, AccountPermissions.Write, AccountPermissions.SetBuyingUnits];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<AccountUpdate>()
        .AddJob("index-names", TimeSpan.FromMinutes(1), () => new IndexNames());
}

public static class AccountPermissions
{
    public static readonly Permission Read = new(
        null, ["vendor.accounts.read"],
        Role.ChannelManager, Role.ProgramAdmin, Role.ConflictSteering, Role.ExecutiveSponsor, Role.Finance, Role.Auditor);

    public static readonly Permission SetBuyingUnits = new(null, [], Role.ChannelManager, Role.ProgramAdmin);

    public static readonly Permission Write = new(null, ["vendor.accounts.write"], Role.ChannelManager, Role.ProgramAdmin);
}
