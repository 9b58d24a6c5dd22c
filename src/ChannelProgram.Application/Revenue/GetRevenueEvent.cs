using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Revenue;
using MediatR;

namespace ChannelProgram.Application.Revenue;

public sealed record GetRevenueEvent(RevenueEventId Id) : IRequest<Result<RevenueEventView>>
{
    public sealed class Handler(IRevenueEvents events, CurrentCaller caller, IProgramVersions programs)
        : IRequestHandler<GetRevenueEvent, Result<RevenueEventView>>
    {
        public async Task<Result<RevenueEventView>> Handle(GetRevenueEvent request, CancellationToken ct) =>
            await events.Find(request.Id, ct) is { } found
                ? RevenueEventView.Of(found, caller.Known, programs)
                : RevenueRefusals.NotFound;
    }
}
