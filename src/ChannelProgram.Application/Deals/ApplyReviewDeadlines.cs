using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// Does what the clock does with deals that staff left waiting, one deal a transaction, those first that were due first. What it
/// decides counts from then. Running it twice changes nothing.
/// </summary>
public sealed record ApplyReviewDeadlines : IRequest<Result<int>>
{
    public sealed class Handler(ICustomers customers, JobItems items, TimeProvider time) : IRequestHandler<ApplyReviewDeadlines, Result<int>>
    {
        public async Task<Result<int>> Handle(ApplyReviewDeadlines request, CancellationToken ct)
        {
            // What one deal sets for itself is for the next time, even if that has come already.
            var now = time.Now();
            return await items.SendEach<DueReview>(
                (last, max) => customers.FindDueReviews(now, last, max, ct), due => new ApplyReviewDeadline(due.Deal), ct);
        }
    }
}
