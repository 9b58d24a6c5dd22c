using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <param name="Id">Of the party.</param>
public sealed record MakeStatement(Guid Id, [RequestBody] MakeStatement.Body Form) : IRequest<Result<ConflictView>>, IChange
{
    /// <param name="Text">What the party says. It cannot be changed.</param>
    [SchemaName("ConflictStatementInput")]
    public sealed record Body([Required, MultiLine(ConflictStatement.MaxTextLength)] string? Text);

    public sealed class Handler(ConflictUpdate updates, ConflictStatements statements)
        : IRequestHandler<MakeStatement, Result<ConflictView>>
    {
        public Task<Result<ConflictView>> Handle(MakeStatement request, CancellationToken ct) =>
            updates.Update(request.Id, turn => statements.Make(turn, request.Form.Text!), ct);
    }
}
