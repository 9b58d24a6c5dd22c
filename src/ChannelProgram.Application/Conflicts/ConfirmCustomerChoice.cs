using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>The end customer confirms whom it buys from. Whoever has the code may do it, once.</summary>
public sealed record ConfirmCustomerChoice([RequestBody] ConfirmCustomerChoice.Body Form)
    : IRequest<Result<CustomerChoiceView>>, IChange
{
    // The generated ToString would put the code into logs.
    public override string ToString() => nameof(ConfirmCustomerChoice);

    /// <param name="Code">That of the mail.</param>
    [SchemaName("CustomerChoiceConfirmation")]
    public sealed record Body([Required, MailedToken] string? Code)
    {
        public override string ToString() => nameof(Body);
    }

    public sealed class Handler(IChannelDb db, IConflicts conflicts, ConflictUpdate updates, CurrentCaller caller)
        : IRequestHandler<ConfirmCustomerChoice, Result<CustomerChoiceView>>
    {
        public async Task<Result<CustomerChoiceView>> Handle(ConfirmCustomerChoice request, CancellationToken ct)
        {
            // The customer is nobody here: the program does it.
            caller.Caller ??= Caller.Program;
            if (await conflicts.FindByCode(MailedToken.Hash(request.Form.Code!), ct) is not { } known)
                return ConflictRefusals.CodeInvalid;

            var turn = await updates.Begin(known, ct);
            if (turn.Party is not { } party) return ConflictRefusals.CodeInvalid;
            if (turn.Conflict.ConfirmChoice(party, turn.Program, turn.Now) is { } refused) return refused;

            await db.Save(ct);
            return new CustomerChoiceView(turn.Now);
        }
    }
}

/// <summary>A customer has said whom it buys from.</summary>
[SchemaName("CustomerChoice")]
public sealed record CustomerChoiceView(DateTimeOffset ConfirmedAt);
