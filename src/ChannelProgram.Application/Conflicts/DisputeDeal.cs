using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>A partner disputes that its registration waits: for each line there is a case, opened or joined.</summary>
public sealed record DisputeDeal(DealId Id, [RequestBody] DisputeDeal.Body Form) : IRequest<Result<DealView>>, IChange
{
    /// <param name="Statement">Why the partner should have the lines.</param>
    [SchemaName("DealDispute")]
    public sealed record Body([Required, MultiLine(ConflictStatement.MaxTextLength)] string? Statement);

    public sealed class Handler(
        DealUpdate deals, ConflictOpening opening, ConflictStatements statements, IProgramVersions programs)
        : IRequestHandler<DisputeDeal, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(DisputeDeal request, CancellationToken ct) =>
            deals.Update(request.Id, (deal, now) => Dispute(deal, request.Form.Statement!, now, ct), ct);

        private async Task<Refusal?> Dispute(Deal deal, string statement, DateTimeOffset now, CancellationToken ct)
        {
            if (deal.Check(DealActions.Dispute, programs.InForce(now), now) is { } refused) return refused;

            Refusal? last = ConflictRefusals.NotContested(deal.Status);
            var disputed = false;
            foreach (var claim in deal.Lines.Waiting.DistinctBy(it => it.ProductLine).ToList())
            {
                var opened = await opening.Challenge(deal, claim, ConflictKind.Dispute, now, ct);
                if (opened.Refusal is { } already) last = already;
                else if (statements.Make(opened.Value, statement) is { } tooMany) return tooMany;
                else disputed = true;
            }

            return disputed ? null : last;
        }
    }
}
