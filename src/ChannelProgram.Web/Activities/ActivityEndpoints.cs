using ChannelProgram.Application.Activities;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Activities;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Activities;

internal sealed class ActivityEndpoints : IApiFeature
{
    public string Tag => "Activities";

    public Audience Audience => Audience.Partners;

    public string TagDescription => "What a partner did for its deal: calls, meetings, demos, proposals, quotes.";

    public void Map(IEndpointRouteBuilder routes)
    {
        var activities = routes.MapGroup("/v1/deals/{id}/activities");

        activities.MapPost("", Add).WithName("addDealActivity").WithSummary("Record an activity on a deal")
            .Requires(DealPermissions.Write)
            .Refuses(DealRefusals.StatusForbids(DealStatus.Withdrawn, "This deal has ended."))
            .Example(ActivityExamples.Activity, ActivityExamples.Input);
        activities.MapGet("", List).WithName("listDealActivities").WithSummary("List the activities of a deal, newest first")
            .Requires(DealPermissions.Read).Example(ActivityExamples.Page);
        activities.MapGet("{activityId}", Get).WithName("getDealActivity").WithSummary("Read an activity of a deal")
            .Requires(DealPermissions.Read).Example(ActivityExamples.Activity);
    }

    /// <remarks>
    /// Possible as long as the deal has not ended. A <c>demo</c>, <c>proposal</c> or <c>quote</c> that names a contact of the
    /// customer or carries a document shows progress. What counts is when an activity is recorded, not <c>at</c>. It is never
    /// changed.
    /// </remarks>
    private static async Task<CreatedAnswer<DealActivityView>> Add(
        RouteId<DealId> id, Body<DealActivityInput> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AddDealActivity(id, body.Value), ct))
            .ToCreated(it => $"/v1/deals/{id.Value.Value}/activities/{it.Id}");

    /// <remarks>By when they were recorded. Whoever reads the deal reads its activities.</remarks>
    private static async Task<PageAnswer<DealActivityView>> List(
        RouteId<DealId> id, PageParameters query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListDealActivities(id, query.Paging), ct)).ToPage();

    /// <remarks>As it was recorded.</remarks>
    private static async Task<OkAnswer<DealActivityView>> Get(
        RouteId<DealId> id, RouteId<ActivityId> activityId, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetDealActivity(id, activityId), ct)).ToOk();
}
