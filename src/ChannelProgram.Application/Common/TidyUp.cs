using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.VendorClaims;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Common;

/// <summary>Tidies up after the clock: lapsed deals and vendor's claims are retired, old idempotency keys forgotten, names read and their words counted, the
/// outbox looked at. Twice changes nothing.</summary>
public sealed record TidyUp : IRequest<Result<Unit>>
{
    public sealed class Handler(IMediator mediator, IIdempotencyKeys keys, IOutbox outbox, Meters meters) : IRequestHandler<TidyUp, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(TidyUp request, CancellationToken ct)
        {
            await mediator.Send(new RetireLapsedDeals(), ct);
            await mediator.Send(new RetireLapsedVendorClaims(), ct);
            await keys.ForgetOld(ct);
            await mediator.Send(new ReadNames(), ct);
            meters.OutboxWaitsSince(await outbox.WaitsSince(ct));
            return Unit.Value;
        }
    }
}
