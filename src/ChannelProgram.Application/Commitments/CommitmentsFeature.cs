using ChannelProgram.Application.Common;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Commitments;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Commitments;

internal sealed class CommitmentsFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions =>
    [
        CommitmentPermissions.Read, CommitmentPermissions.Enter, CommitmentPermissions.Decide, CommitmentPermissions.Withdraw,
        CommitmentPermissions.End,
    ];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<CommitmentUpdate>()
        .AddScoped<IWorkSource, CommitmentReviews>();
}

public static class CommitmentPermissions
{
    private const string PartnerScope = "partner.manage";

    public static readonly Permission Read = new(
        PartnerScope, [], Role.PartnerAdmin, Role.PartnerFinance, Role.PartnerSales, Role.ChannelManager, Role.ProgramAdmin,
        Role.Finance, Role.Auditor);

    public static readonly Permission Enter =
        new(PartnerScope, [], Role.PartnerAdmin, Role.ChannelManager, Role.ProgramAdmin);

    public static readonly Permission Decide = new(null, [], Role.ChannelManager, Role.ProgramAdmin);

    public static readonly Permission Withdraw = new(PartnerScope, [], Role.PartnerAdmin);

    public static readonly Permission End = new(null, [], Role.ProgramAdmin);

    private static readonly Dictionary<CommitmentAction, Permission> ByAction = new()
    {
        [CommitmentActions.AttachDocument] = Enter,
        [CommitmentActions.Confirm] = Decide,
        [CommitmentActions.Reject] = Decide,
        [CommitmentActions.Withdraw] = Withdraw,
        [CommitmentActions.End] = End,
    };

    public static Permission Of(CommitmentAction action) => ByAction[action];
}
