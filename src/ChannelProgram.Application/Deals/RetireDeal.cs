using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>Retires what the clock has ended in one deal and passes it on.</summary>
public sealed record RetireDeal(DealId Id) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(ICustomers customers, Succession succession, TimeProvider time)
        : IRequestHandler<RetireDeal, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(RetireDeal request, CancellationToken ct)
        {
            if (await customers.Enter(request.Id, ct) is { } deal) await succession.Retire([deal], time.Now(), ct);
            return Unit.Value;
        }
    }
}
