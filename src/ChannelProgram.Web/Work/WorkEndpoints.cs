using ChannelProgram.Application.Work;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Work;

internal sealed class WorkEndpoints : IApiFeature
{
    public string Tag => "Work";

    public string TagDescription => "What waits for a decision of the vendor's staff: why, until when, and what is recommended.";

    public void Map(IEndpointRouteBuilder routes)
    {
        var work = routes.MapGroup("/v1/work");

        work.MapGet("", List).WithName("listWork").WithSummary("List work items, earliest due first")
            .Requires(WorkPermissions.Read).Example(WorkExamples.Page);
        work.MapGet("{id}", Get).WithName("getWorkItem").WithSummary("Read a work item").Requires(WorkPermissions.Read)
            .Example(WorkExamples.Item);
        work.MapPost("{id}/assign", Assign).WithName("assignWork").WithSummary("Assign a work item")
            .Requires(WorkPermissions.Decide).Example(WorkExamples.Assigned, WorkExamples.Assignment);
    }

    /// <remarks>
    /// Registrations that wait for staff, customers that may be known by another name, keys that disagree, deals that have to
    /// be approved again: by the time by which a decision is due. Each says why it waits and recommends what to do first. What
    /// is overdue escalates to the program's admins and is decided by the program in the end.
    /// </remarks>
    private static async Task<PageAnswer<WorkItem>> List(
        ListRequest<WorkFilter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListWork(query.Filter, query.Paging), ct)).ToPage();

    /// <remarks>An item that no longer waits is not found; its deal still is.</remarks>
    private static async Task<OkAnswer<WorkItem>> Get(RouteId<WorkItemId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetWorkItem(id), ct)).ToOk();

    /// <remarks>Assigns it to yourself, to a member of staff who may decide, or to nobody.</remarks>
    private static async Task<OkAnswer<WorkItem>> Assign(
        RouteId<WorkItemId> id, Body<AssignWork.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AssignWork(id, body.Value), ct)).ToOk();

}
