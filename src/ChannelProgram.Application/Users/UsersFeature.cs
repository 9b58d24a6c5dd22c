using ChannelProgram.Application.Common;
using ChannelProgram.Application.People;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Users;

internal sealed class UsersFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions =>
        [UserPermissions.Read, UserPermissions.Manage, UserPermissions.ReadStaff, UserPermissions.ManageStaff];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<UserUpdate>()
        .AddScoped<StaffDuties>()
        .AddScoped<InvitationMails>()
        .AddScoped<IInvitationLimit, InvitationMails>()
        .AddScoped<ISignInOfPeople, UsersOfPeople>()
        .AddJob("delete-old-invitations", TimeSpan.FromMinutes(10), () => new DeleteOldInvitations());
}

public static class UserPermissions
{
    private const string ManagePartner = "partner.manage";

    /// <summary>A partner's users.</summary>
    public static readonly Permission Read = new(
        ManagePartner, [], Role.PartnerAdmin, Role.ChannelManager, Role.ProgramAdmin, Role.Auditor);

    public static readonly Permission Manage = new(
        ManagePartner, [], Role.PartnerAdmin, Role.ChannelManager, Role.ProgramAdmin);

    public static readonly Permission ReadStaff = new(null, [], Role.ProgramAdmin, Role.Auditor);

    public static readonly Permission ManageStaff = new(null, [], Role.ProgramAdmin);
}
