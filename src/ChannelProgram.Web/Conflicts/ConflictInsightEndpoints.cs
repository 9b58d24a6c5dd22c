using ChannelProgram.Application.Conflicts;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Conflicts;

/// <summary>What only the vendor's people read of cases. No party, and no party's system, ever does.</summary>
internal static class ConflictInsightEndpoints
{
    /// <param name="conflicts">Of <c>/v1/conflicts</c>.</param>
    public static void MapInsight(RouteGroupBuilder conflicts)
    {
        conflicts.MapGet("statistics", Statistics).WithName("getConflictStatistics")
            .WithSummary("Read how cases are decided, and for whom").Requires(ConflictPermissions.ReadAll)
            .Example(ConflictInsightExamples.Statistics);
        conflicts.MapGet("{id}/fact-sheet", FactSheet).WithName("getConflictFactSheet")
            .WithSummary("Read the facts of a case, and what the rules say").Requires(ConflictPermissions.ReadAll)
            .Example(ConflictInsightExamples.FactSheet);
    }

    /// <remarks>
    /// By when the cases were opened. <c>byManager</c> goes by who is responsible for a partner now.
    /// </remarks>
    private static async Task<ReportAnswer<ConflictStatistics>> Statistics(
        QueryRequest<GetConflictStatistics.Span> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetConflictStatistics(query.Filter), ct)).ToReport();

    /// <remarks>
    /// Made anew each time, of what is recorded: for each deal what happened and when, how its customer was recognised, earlier
    /// cases of the same partners, and what each rule says. The recommendation decides nothing. What is recorded after a party
    /// joined the case does not count for its progress.
    /// </remarks>
    private static async Task<ReportAnswer<ConflictFactSheet>> FactSheet(
        RouteId<ConflictId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetConflictFactSheet(id), ct)).ToReport();
}
