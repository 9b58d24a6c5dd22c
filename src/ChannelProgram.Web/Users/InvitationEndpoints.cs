using ChannelProgram.Application.Identity;
using ChannelProgram.Application.Users;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Users;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Users;

internal sealed class InvitationEndpoints : IApiFeature
{
    public string Tag => "Invitations";

    public Audience Audience => Audience.Everybody;

    public string TagDescription => "Whoever was invited by mail joins here.";

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/invitations/accept", Accept).WithName("acceptInvitation").WithSummary("Accept an invitation")
            .OpenToAll()
            .Refuses(
                UserRefusals.InvitationInvalid, Refusal.PartnerNotActive, IdentityRefusals.EmailInUse,
                IdentityRefusals.SignInBusy)
            .Example(UserExamples.Accepted, UserExamples.Acceptance);

    /// <remarks>
    /// Takes the token from the mail and a password. From then on the person signs in with address and password. A token is
    /// good once and for 72 hours; one that is unknown, used, cancelled or expired is answered the same way. A password that is
    /// not good enough does not use it up.
    /// </remarks>
    private static async Task<ReportAnswer<JoinedUser>> Accept(
        Body<AcceptInvitation> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(body.Value, ct)).ToReport();
}
