using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// Applies the deadlines of deals that staff left waiting, the earliest first, one transaction per deal. Safe to repeat.
/// </summary>
public sealed record ApplyReviewDeadlines : IRequest<Result<int>>
{
    public sealed class Handler(ICustomers customers, JobItems items, ProgramClock clock)
        : IRequestHandler<ApplyReviewDeadlines, Result<int>>
    {
        public async Task<Result<int>> Handle(ApplyReviewDeadlines request, CancellationToken ct)
        {
            // A deadline that a deal sets during this run is left for the next one.
            var now = clock.Now();
            return await items.SendEach<DueReview>(
                (last, max) => customers.FindDueReviews(now, last, max, ct), due => new ApplyReviewDeadline(due.Deal), ct);
        }
    }
}
