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
    /// Lists all that waits for a decision of the vendor's staff. An overdue item goes to the program's admins. A registration
    /// that nobody decides is approved or rejected by the program in the end. <c>why</c> has all the reasons, and
    /// <c>recommendation</c> says what to do first. <c>kind</c> is the question:
    /// * <c>registration</c>: may the deal be approved?
    /// * <c>similarName</c>: is its customer one of those with a similar name?
    /// * <c>customerName</c>: a key belongs to a customer of another name: whose is it?
    /// * <c>keysDisagree</c>: the keys belong to several customers: are they one?
    /// * <c>units</c>: which unit of the customer buys?
    /// * <c>reviewRequired</c>: an approved deal has grown, or got another line: may it go on?
    /// * <c>conflict</c>: two had one line when their customers were merged: who gets it?
    /// </remarks>
    private static async Task<PageAnswer<WorkItem>> List(
        ListRequest<WorkFilter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListWork(query.Filter, query.Paging), ct)).ToPage();

    /// <remarks>An item that no longer waits is not found: 404. Its deal can still be read.</remarks>
    private static async Task<OkAnswer<WorkItem>> Get(RouteId<WorkItemId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetWorkItem(id), ct)).ToOk();

    /// <remarks>Assigns the item to yourself, to another member of staff who may decide, or to nobody.</remarks>
    private static async Task<OkAnswer<WorkItem>> Assign(
        RouteId<WorkItemId> id, Body<AssignWork.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AssignWork(id, body.Value), ct)).ToOk();
}
