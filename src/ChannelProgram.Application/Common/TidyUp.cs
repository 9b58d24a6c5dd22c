using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Common;

/// <summary>Tidies up after the clock: lapsed deals are retired, old idempotency keys forgotten. Twice changes nothing.</summary>
public sealed record TidyUp : IRequest<Result<Unit>>
{
    /// <summary>How long an Idempotency-Key is honoured.</summary>
    public static readonly TimeSpan KeysLast = TimeSpan.FromHours(24);

    public sealed class Handler(IMediator mediator, IIdempotencyKeys keys, TimeProvider time) : IRequestHandler<TidyUp, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(TidyUp request, CancellationToken ct)
        {
            await mediator.Send(new RetireLapsedDeals(), ct);
            await keys.ForgetOlderThan(time.Now() - KeysLast, ct);
            return Unit.Value;
        }
    }
}
