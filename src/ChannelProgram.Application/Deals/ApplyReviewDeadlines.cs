using ChannelProgram.Domain.Common;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// Does what the clock does with deals that staff left waiting, one deal a transaction, those first that were due first. What it
/// decides counts from then. Running it twice changes nothing.
/// </summary>
public sealed record ApplyReviewDeadlines : IRequest<Result<int>>
{
    private const int AtATime = 200;

    public sealed class Handler(ICustomers customers, IMediator mediator, TimeProvider time, ILogger<ApplyReviewDeadlines> log)
        : IRequestHandler<ApplyReviewDeadlines, Result<int>>
    {
        public async Task<Result<int>> Handle(ApplyReviewDeadlines request, CancellationToken ct)
        {
            // What one deal sets for itself is for the next time, even if that has come already.
            var (now, done, last) = (time.Now(), 0, (DueReview?)null);
            while (await customers.FindDueReviews(now, last, AtATime, ct) is { Count: > 0 } left)
                foreach (var it in left)
                {
                    // An end is made between two deals, not in the middle of one.
                    ct.ThrowIfCancellationRequested();
                    last = it;
                    if (await FollowUp(it)) done++;
                }
            return done;
        }

        /// <summary>One deal that cannot be followed up must not keep the others waiting.</summary>
        private async Task<bool> FollowUp(DueReview it)
        {
            try
            {
                return (await mediator.Send(new ApplyReviewDeadline(it.Deal), CancellationToken.None)).Refusal is null;
            }
            catch (Exception e)
            {
                log.LogError(e, "The review of deal {Deal} was not followed up; the next run tries again.", it.Deal.Value);
                return false;
            }
        }
    }
}
