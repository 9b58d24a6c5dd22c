using ChannelProgram.Application.Users;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Users;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Users;

internal sealed class PartnerUserEndpoints : IApiFeature
{
    public string Tag => "Users";

    public Audience Audience => Audience.Everybody;

    public string TagDescription => "The people who sign in for a partner, and invitations to do so.";

    public IEnumerable<ProblemMember> ProblemMembers => [ProblemMember.CurrentStatus<UserStatus>("Of a user")];

    public void Map(IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/v1/partners/{id}/users");

        users.MapPost("", Invite).WithName("invitePartnerUser").WithSummary("Invite a user of a partner")
            .Requires(UserPermissions.Manage).WithoutVersion()
            .Refuses(UserRefusals.RoleNotHeld, UserRefusals.UserExists, InvitationMails.TooMany)
            .Example(UserExamples.Invited, UserExamples.Invitation);
        users.MapGet("", List).WithName("listPartnerUsers").WithSummary("List the users of a partner, newest first")
            .Requires(UserPermissions.Read).Example(UserExamples.Page);
        users.MapGet("{userId}", Get).WithName("getPartnerUser").WithSummary("Read a user of a partner")
            .Requires(UserPermissions.Read).Example(UserExamples.Joined);
        users.MapPatch("{userId}", Update).WithName("updatePartnerUser").WithSummary("Change the role of a user of a partner")
            .Requires(UserPermissions.Manage).RequiresIfMatch()
            .Refuses(UserRefusals.RoleNotHeld, UserRefusals.LastAdmin(UserStatus.Active))
            .Example(UserExamples.Updated, UserExamples.Update);
        users.MapPost("{userId}/suspend", Suspend).WithName("suspendPartnerUser").WithSummary("Suspend a user of a partner")
            .Requires(UserPermissions.Manage)
            .Refuses(UserRefusals.StatusForbids(UserStatus.Suspended), UserRefusals.LastAdmin(UserStatus.Active))
            .Example(UserExamples.Suspended);
        users.MapPost("{userId}/reinstate", Reinstate).WithName("reinstatePartnerUser")
            .WithSummary("Let a suspended user of a partner sign in again")
            .Requires(UserPermissions.Manage).Refuses(UserRefusals.RoleNotHeld, UserRefusals.StatusForbids(UserStatus.Active))
            .Example(UserExamples.Joined);
        users.MapPost("{userId}/remove", Remove).WithName("removePartnerUser").WithSummary("Remove a user of a partner")
            .Requires(UserPermissions.Manage)
            .Refuses(UserRefusals.StatusForbids(UserStatus.Invited), UserRefusals.LastAdmin(UserStatus.Active))
            .Example(UserExamples.Removed);
        users.MapPost("{userId}/resend-invitation", Resend).WithName("resendPartnerUserInvitation")
            .WithSummary("Send the invitation of a user of a partner again")
            .Requires(UserPermissions.Manage)
            .Refuses(UserRefusals.StatusForbids(UserStatus.Active), InvitationMails.TooMany)
            .Example(UserExamples.Invited);
        users.MapPost("{userId}/cancel-invitation", Cancel).WithName("cancelPartnerUserInvitation")
            .WithSummary("Cancel the invitation of a user of a partner")
            .Requires(UserPermissions.Manage).Refuses(UserRefusals.StatusForbids(UserStatus.Active))
            .Example(UserExamples.Cancelled);
    }

    /// <remarks>
    /// Mails a token, good once and for 72 hours, by which the person chooses a password. Until then the status is
    /// <c>invited</c>. Whether the address is in use elsewhere is told to nobody but who accepts. A system
    /// gives only roles that may do no more than its own token: 403 <c>roleNotHeld</c>.
    /// </remarks>
    private static async Task<CreatedAnswer<UserView>> Invite(
        RouteId<PartnerId> id, Body<InvitationForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new InviteUser(id.Value, body.Value), ct))
            .ToCreated(it => $"/v1/partners/{id.Value.Value}/users/{it.Id}");

    /// <remarks>Those who are invited too, but not those who were removed.</remarks>
    private static async Task<PageAnswer<UserView>> List(
        RouteId<PartnerId> id, PageParameters query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListUsers(id.Value, query.Paging), ct)).ToPage();

    /// <remarks>Once an invitation is accepted, the user has the id that the invitation had.</remarks>
    private static async Task<OkAnswer<UserView>> Get(
        RouteId<PartnerId> id, RouteId<UserId> userId, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetUser(id.Value, userId), ct)).ToOk();

    /// <remarks>
    /// Takes a JSON merge patch (RFC 7396). The role counts from the person's next request on. The last administrator who can
    /// sign in stays one: 409 <c>lastAdmin</c>.
    /// </remarks>
    private static async Task<OkAnswer<UserView>> Update(
        RouteId<PartnerId> id, RouteId<UserId> userId, PatchBody<UserForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new UpdateUser(id.Value, userId, body.Value), ct)).ToOk();

    /// <remarks>All sessions end at once, and nobody signs in with the account until the user is reinstated.</remarks>
    private static async Task<OkAnswer<UserView>> Suspend(
        RouteId<PartnerId> id, RouteId<UserId> userId, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new SuspendUser(id.Value, userId), ct)).ToOk();

    /// <remarks>The password is the one from before; sessions from before have ended.</remarks>
    private static async Task<OkAnswer<UserView>> Reinstate(
        RouteId<PartnerId> id, RouteId<UserId> userId, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ReinstateUser(id.Value, userId), ct)).ToOk();

    /// <remarks>
    /// For good: all sessions end at once, and the address can be invited again, here or elsewhere. Afterwards there is no such
    /// user; what the person did stays in the audit.
    /// </remarks>
    private static async Task<OkAnswer<UserView>> Remove(
        RouteId<PartnerId> id, RouteId<UserId> userId, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RemoveUser(id.Value, userId), ct)).ToOk();

    /// <remarks>
    /// With a new token, good for 72 hours from now. The one before is good no longer. One address gets three invitations an
    /// hour from one partner, the first included: then 429 <c>tooManyAttempts</c>.
    /// </remarks>
    private static async Task<OkAnswer<UserView>> Resend(
        RouteId<PartnerId> id, RouteId<UserId> userId, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ResendInvitation(id.Value, userId), ct)).ToOk();

    /// <remarks>The token is good no longer. Afterwards there is no such user.</remarks>
    private static async Task<OkAnswer<UserView>> Cancel(
        RouteId<PartnerId> id, RouteId<UserId> userId, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CancelInvitation(id.Value, userId), ct)).ToOk();
}
