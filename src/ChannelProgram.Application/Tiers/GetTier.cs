using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Tiers;

public sealed record GetTier(PartnerId Partner) : IRequest<Result<TierView>>
{
    public sealed class Handler(TierReading reading) : IRequestHandler<GetTier, Result<TierView>>
    {
        public Task<Result<TierView>> Handle(GetTier request, CancellationToken ct) => reading.Read(request.Partner, ct);
    }
}
