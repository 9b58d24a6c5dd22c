using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Tiers;

public sealed record EndTierOverride(PartnerId Partner) : IRequest<Result<TierView>>, IChange
{
    public sealed class Handler(TierEvaluations evaluations, TierReading reading, ProgramClock clock)
        : IRequestHandler<EndTierOverride, Result<TierView>>
    {
        public async Task<Result<TierView>> Handle(EndTierOverride request, CancellationToken ct)
        {
            var now = clock.Now();
            if (await reading.Check(request.Partner, ct) is { } unknown) return unknown;
            return await evaluations.Change(request.Partner, (tier, _, at) => tier.EndOverride(at), now, ct) is { } refused
                ? refused
                : await reading.Read(request.Partner, ct);
        }
    }
}
