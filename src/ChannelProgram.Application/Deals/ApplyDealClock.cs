using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

public sealed record ApplyDealClock(DealId Id) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(DealUpdate deals)
        : IRequestHandler<ApplyDealClock, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(ApplyDealClock request, CancellationToken ct)
        {
            await deals.Load(request.Id, ct);
            return Unit.Value;
        }
    }
}
