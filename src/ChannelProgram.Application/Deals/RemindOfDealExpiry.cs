using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

public sealed record RemindOfDealExpiry(DealId Id) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(DealUpdate deals, IProgramVersions programs) : IRequestHandler<RemindOfDealExpiry, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(RemindOfDealExpiry request, CancellationToken ct)
        {
            if (await deals.Load(request.Id, ct) is var (deal, now)) deal.RemindOfExpiry(programs.InForce(now), now);
            return Unit.Value;
        }
    }
}
