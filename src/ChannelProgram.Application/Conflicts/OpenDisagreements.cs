using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Opens cases where keys disagree, one transaction per deal. Safe to repeat.</summary>
public sealed record OpenDisagreements : IRequest<Result<int>>
{
    public sealed class Handler(IConflicts conflicts, JobItems items) : IRequestHandler<OpenDisagreements, Result<int>>
    {
        public async Task<Result<int>> Handle(OpenDisagreements request, CancellationToken ct) =>
            await items.SendEach<DealId>(
                (last, max) => conflicts.FindDisagreeing(last, max, ct), deal => new OpenDisagreement(deal), ct);
    }
}
