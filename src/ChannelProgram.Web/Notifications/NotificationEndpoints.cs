using ChannelProgram.Application.Notifications;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Notifications;

internal sealed class NotificationEndpoints : IApiFeature
{
    public string Tag => "Notifications";

    public Audience Audience => Audience.Everybody;

    public string TagDescription => "Each person chooses which mails to get.";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/me/notifications", Get).WithName("getNotificationSettings")
            .WithSummary("Read which mails the caller gets").Requires(NotificationPermissions.Choose)
            .Example(NotificationExamples.AllOn);
        routes.MapPut("/v1/me/notifications", Put).WithName("putNotificationSettings")
            .WithSummary("Choose which mails the caller gets").Requires(NotificationPermissions.Choose).EvenIfSuspended()
            .Example(NotificationExamples.FirstOff, NotificationExamples.WithoutTheFirst);
    }

    /// <remarks>
    /// Names the kinds of mail that somebody in the caller's role may get. Each is on until it is switched off.
    /// </remarks>
    private static async Task<OkAnswer<NotificationSettings>> Get(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetNotifications(), ct)).ToOk();

    /// <remarks>
    /// Replaces the choice: a kind that is left out is on. It takes effect for what happens from then on. A kind of which the
    /// caller's role gets no mail is kept as well, and not shown.
    /// </remarks>
    private static async Task<OkAnswer<NotificationSettings>> Put(
        Body<PutNotifications.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new PutNotifications(body.Value), ct)).ToOk();
}
