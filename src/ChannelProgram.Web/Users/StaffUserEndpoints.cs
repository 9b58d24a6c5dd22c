using ChannelProgram.Application.Users;
using ChannelProgram.Domain.Users;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Users;

internal sealed class StaffUserEndpoints : IApiFeature
{
    public string Tag => "Staff users";

    public string TagDescription => "The people of the vendor's staff who sign in, and invitations to do so.";

    public void Map(IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/v1/users");

        users.MapPost("", Invite).WithName("inviteUser").WithSummary("Invite a user of the vendor's staff")
            .Requires(UserPermissions.ManageStaff).Refuses(UserRefusals.UserExists, InvitationMails.TooMany)
            .Example(StaffUserExamples.Invited, StaffUserExamples.Invitation);
        users.MapGet("", List).WithName("listUsers").WithSummary("List the users of the vendor's staff, newest first")
            .Requires(UserPermissions.ReadStaff).Example(StaffUserExamples.Page);
        users.MapGet("{id}", Get).WithName("getUser").WithSummary("Read a user of the vendor's staff")
            .Requires(UserPermissions.ReadStaff).Example(StaffUserExamples.Joined);
        users.MapPatch("{id}", Update).WithName("updateUser").WithSummary("Change the role of a user of the vendor's staff")
            .Requires(UserPermissions.ManageStaff).RequiresIfMatch()
            .Refuses(UserRefusals.LastAdmin(UserStatus.Active))
            .Example(StaffUserExamples.Updated, StaffUserExamples.Update);
        users.MapPost("{id}/suspend", Suspend).WithName("suspendUser").WithSummary("Suspend a user of the vendor's staff")
            .Requires(UserPermissions.ManageStaff)
            .Refuses(UserRefusals.StatusForbids(UserStatus.Suspended), UserRefusals.LastAdmin(UserStatus.Active))
            .Example(StaffUserExamples.Suspended);
        users.MapPost("{id}/reinstate", Reinstate).WithName("reinstateUser")
            .WithSummary("Let a suspended user of the vendor's staff sign in again")
            .Requires(UserPermissions.ManageStaff).Refuses(UserRefusals.StatusForbids(UserStatus.Active))
            .Example(StaffUserExamples.Joined);
        users.MapPost("{id}/remove", Remove).WithName("removeUser").WithSummary("Remove a user of the vendor's staff")
            .Requires(UserPermissions.ManageStaff)
            .Refuses(UserRefusals.StatusForbids(UserStatus.Invited), UserRefusals.LastAdmin(UserStatus.Active))
            .Example(StaffUserExamples.Removed);
        users.MapPost("{id}/resend-invitation", Resend).WithName("resendUserInvitation")
            .WithSummary("Send the invitation of a user of the vendor's staff again")
            .Requires(UserPermissions.ManageStaff)
            .Refuses(UserRefusals.StatusForbids(UserStatus.Active), InvitationMails.TooMany)
            .Example(StaffUserExamples.Invited);
        users.MapPost("{id}/cancel-invitation", Cancel).WithName("cancelUserInvitation")
            .WithSummary("Cancel the invitation of a user of the vendor's staff")
            .Requires(UserPermissions.ManageStaff).Refuses(UserRefusals.StatusForbids(UserStatus.Active))
            .Example(StaffUserExamples.Cancelled);
    }

    /// <remarks>
    /// Mails a token, good once and for 72 hours, by which the person chooses a password. Until then the status is
    /// <c>invited</c>. Whether the address is in use elsewhere is told to nobody but who accepts.
    /// </remarks>
    private static async Task<CreatedAnswer<UserView>> Invite(
        Body<InvitationForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new InviteUser(null, body.Value), ct)).ToCreated(it => $"/v1/users/{it.Id}");

    /// <remarks>Those who are invited too, but not those who were removed.</remarks>
    private static async Task<PageAnswer<UserView>> List(
        PageParameters query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListUsers(null, query.Paging), ct)).ToPage();

    /// <remarks>Once an invitation is accepted, the user has the id that the invitation had.</remarks>
    private static async Task<OkAnswer<UserView>> Get(RouteId<UserId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetUser(null, id), ct)).ToOk();

    /// <remarks>
    /// Takes a JSON merge patch (RFC 7396). The role counts from the person's next request on. The last administrator who can
    /// sign in stays one: 409 <c>lastAdmin</c>.
    /// </remarks>
    private static async Task<OkAnswer<UserView>> Update(
        RouteId<UserId> id, PatchBody<UserForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new UpdateUser(null, id, body.Value), ct)).ToOk();

    /// <remarks>All sessions end at once, and nobody signs in with the account until the user is reinstated.</remarks>
    private static async Task<OkAnswer<UserView>> Suspend(
        RouteId<UserId> id, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new SuspendUser(null, id), ct)).ToOk();

    /// <remarks>The password is the one from before; sessions from before have ended.</remarks>
    private static async Task<OkAnswer<UserView>> Reinstate(
        RouteId<UserId> id, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ReinstateUser(null, id), ct)).ToOk();

    /// <remarks>
    /// For good: all sessions end at once, and the address can be invited again, here or elsewhere. Afterwards there is no such
    /// user; what the person did stays in the audit.
    /// </remarks>
    private static async Task<OkAnswer<UserView>> Remove(
        RouteId<UserId> id, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RemoveUser(null, id), ct)).ToOk();

    /// <remarks>
    /// With a new token, good for 72 hours from now. The one before is good no longer. One address gets three invitations an
    /// hour, the first included: then 429 <c>tooManyAttempts</c>.
    /// </remarks>
    private static async Task<OkAnswer<UserView>> Resend(
        RouteId<UserId> id, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ResendInvitation(null, id), ct)).ToOk();

    /// <remarks>The token is good no longer. Afterwards there is no such user.</remarks>
    private static async Task<OkAnswer<UserView>> Cancel(
        RouteId<UserId> id, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CancelInvitation(null, id), ct)).ToOk();
}
