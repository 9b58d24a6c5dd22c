using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Tiers;
using MediatR;

namespace ChannelProgram.Application.Tiers;

public sealed record EvaluateTier(PartnerId Partner) : IRequest<Result<TierEvaluationView>>, IChange
{
    public sealed class Handler(TierEvaluations evaluations, ProgramClock clock)
        : IRequestHandler<EvaluateTier, Result<TierEvaluationView>>
    {
        public async Task<Result<TierEvaluationView>> Handle(EvaluateTier request, CancellationToken ct) =>
            (await evaluations.Evaluate([request.Partner], clock.Now(), ct)).SingleOrDefault() is { } found
                ? TierEvaluationView.Of(found)
                : TierRefusals.NoSuchPartner;
    }
}
