using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Conflicts;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.VendorClaims;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Common;

/// <summary>
/// Tidies up after the clock: lapsed deals and vendor's claims are retired, reviews that nobody decided followed up, keys that
/// nobody needs dropped, old idempotency keys forgotten, names read and their words counted, the outbox and the queue of work
/// looked at. Twice changes nothing.
/// </summary>
public sealed record TidyUp : IRequest<Result<Unit>>
{
    public sealed class Handler(IMediator mediator, IIdempotencyKeys keys, IOutbox outbox, IEnumerable<IWorkSource> sources, Meters meters, TimeProvider time)
        : IRequestHandler<TidyUp, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(TidyUp request, CancellationToken ct)
        {
            await mediator.Send(new ExpireDeals(), ct);
            await mediator.Send(new ExpireVendorClaims(), ct);
            await mediator.Send(new ApplyReviewDeadlines(), ct);
            await mediator.Send(new EscalateConflicts(), ct);
            await mediator.Send(new DropUnusedKeys(), ct);
            await keys.DeleteExpired(ct);
            await mediator.Send(new IndexNames(), ct);
            meters.SetOldestPending(await outbox.OldestPending(ct));
            await CountWork(ct);
            return Unit.Value;
        }

        private async Task CountWork(CancellationToken ct)
        {
            var (waiting, overdue) = (0, 0);
            foreach (var source in sources)
            {
                var counted = await source.Count(time.Now(), ct);
                (waiting, overdue) = (waiting + counted.Waiting, overdue + counted.Overdue);
            }

            meters.SetOpenWork(waiting, overdue);
        }
    }
}
