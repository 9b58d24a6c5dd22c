using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Opens the cases of a deal whose keys belong to several customers, where somebody else has a line of one.</summary>
public sealed record OpenDisagreement(DealId Id) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(IChannelDb db, DealUpdate deals, ConflictOpening opening)
        : IRequestHandler<OpenDisagreement, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(OpenDisagreement request, CancellationToken ct)
        {
            if (await deals.Load(request.Id, ct) is not var (deal, now) || !deal.KeysDisagree) return Unit.Value;

            // One that is in a case already, or for whose line nobody stands any more, needs none.
            foreach (var claim in deal.Lines.Waiting.DistinctBy(it => it.ProductLine).ToList())
                await opening.Challenge(deal, claim, ConflictKind.KeysDisagree, now, ct);
            await db.Save(ct);
            return Unit.Value;
        }
    }
}
