using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Staff takes a case up.</summary>
public sealed record InvestigateConflict(Guid Id, [RequestBody] InvestigateConflict.Body? Form)
    : IRequest<Result<ConflictView>>, IChange
{
    /// <param name="KeepOpen">
    /// True: it is heard also if no challenger shows anything for it. Otherwise the clock then decides for whoever has the line.
    /// </param>
    [SchemaName("ConflictInvestigation")]
    public sealed record Body(bool? KeepOpen);

    public sealed class Handler(ConflictUpdate updates) : IRequestHandler<InvestigateConflict, Result<ConflictView>>
    {
        public Task<Result<ConflictView>> Handle(InvestigateConflict request, CancellationToken ct) => updates.Update(
            request.Id, turn => turn.Conflict.Investigate(request.Form?.KeepOpen is true, turn.Program, turn.Now), ct);
    }
}
