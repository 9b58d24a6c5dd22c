using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>A party does not accept the decision.</summary>
public sealed record AppealConflict(Guid Id, [RequestBody] AppealConflict.Body Form) : IRequest<Result<ConflictView>>, IChange
{
    /// <param name="Statement">Why not.</param>
    [SchemaName("ConflictAppeal")]
    public sealed record Body([Required, MultiLine(ConflictStatement.MaxTextLength)] string? Statement);

    public sealed class Handler(ConflictUpdate updates, ConflictStatements statements, ConflictEffects effects)
        : IRequestHandler<AppealConflict, Result<ConflictView>>
    {
        public Task<Result<ConflictView>> Handle(AppealConflict request, CancellationToken ct) =>
            updates.Update(request.Id, async turn =>
            {
                if (turn.Conflict.Appeal(turn.Party!, turn.Program, turn.Now) is { } refused) return refused;
                statements.Add(turn, request.Form.Statement!, isAppeal: true);
                await effects.KeepProtected(turn, ct);
                return null;
            }, ct);
    }
}
