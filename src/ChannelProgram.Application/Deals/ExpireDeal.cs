using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>Retires what the clock has ended in one deal and passes it on.</summary>
public sealed record ExpireDeal(DealId Id) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(ICustomers customers, WaitlistPromotion succession, TimeProvider time)
        : IRequestHandler<ExpireDeal, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(ExpireDeal request, CancellationToken ct)
        {
            if (await customers.Lock(request.Id, ct) is { } deal) await succession.Expire([deal], time.Now(), ct);
            return Unit.Value;
        }
    }
}
