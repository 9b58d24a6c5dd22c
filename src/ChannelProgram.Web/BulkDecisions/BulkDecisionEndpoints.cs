using ChannelProgram.Application.BulkDecisions;
using ChannelProgram.Application.Work;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using ChannelProgram.Web.Deals;
using ChannelProgram.Web.Work;
using MediatR;

namespace ChannelProgram.Web.BulkDecisions;

internal sealed class BulkDecisionEndpoints : IApiFeature
{
    private static readonly DecideWork.Body Decisions =
        new([new(WorkExamples.Deal, WorkDecision.Approve, null, null, null, null, null)]);

    private static readonly BulkDecisionResult Decided =
        new([new(WorkExamples.Deal, WorkResult.Decided, DealExamples.ApprovedAboveLimit, Problem: null)]);

    public string Tag => "Bulk decisions";

    public string TagDescription => "Staff decides many items of the work queue in one request.";

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/work/decide", Decide).WithName("decideWork").WithSummary("Decide many work items at once")
            .Requires(WorkPermissions.Decide).Example(Decided, Decisions);

    /// <remarks>
    /// Decides the items in the order of the request, each as it would be decided alone. A refused item says why and changes
    /// nothing; it does not stop the others. An invalid request is refused as a whole.
    /// </remarks>
    private static async Task<ReportAnswer<BulkDecisionResult>> Decide(
        Body<DecideWork.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new DecideWork(body.Value), ct)).ToReport();
}
