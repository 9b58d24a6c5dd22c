using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Staff notes something for itself.</summary>
public sealed record NoteConflict(Guid Id, [RequestBody] NoteConflict.Body Form) : IRequest<Result<ConflictView>>, IChange
{
    /// <param name="Text">No party reads it.</param>
    [SchemaName("ConflictNoteInput")]
    public sealed record Body([Required, MultiLine(ConflictStatement.MaxTextLength)] string? Text);

    public sealed class Handler(ConflictUpdate updates, ConflictStatements statements)
        : IRequestHandler<NoteConflict, Result<ConflictView>>
    {
        public Task<Result<ConflictView>> Handle(NoteConflict request, CancellationToken ct) =>
            updates.Update(request.Id, turn => statements.Make(turn, request.Form.Text!), ct);
    }
}
