using ChannelProgram.Application.Common;
using ChannelProgram.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.People;

internal sealed class PeopleFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions => [PersonPermissions.Read, PersonPermissions.Manage];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<PartnersPersons>()
        .AddJob("delete-old-joinings", TimeSpan.FromMinutes(10), () => new DeleteOldJoinings());
}

public static class PersonPermissions
{
    private const string ManagePartner = "partner.manage";

    public static readonly Permission Read = new(
        ManagePartner, [], Role.PartnerAdmin, Role.ChannelManager, Role.ProgramAdmin, Role.Auditor);

    public static readonly Permission Manage = new(
        ManagePartner, [], Role.PartnerAdmin, Role.ChannelManager, Role.ProgramAdmin);
}

public static class MembershipSet
{
    extension(IChannelDb db)
    {
        public DbSet<Membership> Memberships => db.Set<Membership>();
    }
}
