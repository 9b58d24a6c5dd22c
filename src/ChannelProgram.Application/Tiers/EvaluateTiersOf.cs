using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Tiers;

/// <summary>Evaluates some partners in one transaction.</summary>
public sealed record EvaluateTiersOf(IReadOnlyList<PartnerId> Partners) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(TierEvaluations evaluations, ProgramClock clock) : IRequestHandler<EvaluateTiersOf, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(EvaluateTiersOf request, CancellationToken ct)
        {
            await evaluations.Evaluate(request.Partners, clock.Now(), ct);
            return Unit.Value;
        }
    }
}
