using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Common;

/// <summary>Tidies up after the clock: lapsed deals are retired, old idempotency keys forgotten. Twice changes nothing.</summary>
public sealed record TidyUp : IRequest<Result<Unit>>
{
    public sealed class Handler(IMediator mediator, IIdempotencyKeys keys) : IRequestHandler<TidyUp, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(TidyUp request, CancellationToken ct)
        {
            await mediator.Send(new RetireLapsedDeals(), ct);
            await keys.ForgetOld(ct);
            return Unit.Value;
        }
    }
}
