using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

public sealed record ApplyReviewDeadline(DealId Id) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(DealUpdate deals, ICustomers customers, IProgramVersions programs)
        : IRequestHandler<ApplyReviewDeadline, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(ApplyReviewDeadline request, CancellationToken ct)
        {
            if (await deals.Load(request.Id, ct) is not var (deal, now)) return Unit.Value;

            await deals.Decide(
                deal,
                async () =>
                {
                    var program = programs.InForce(now);
                    deal.ApplyDeadlines(await customers.LoadHistory(deal, program, now, ct), program, now);
                    return null;
                },
                now, ct);
            return Unit.Value;
        }
    }
}
