using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.People;

public sealed record DeleteOldJoinings : IRequest<Result<int>>
{
    public sealed class Handler(IPeople people, ProgramClock clock) : IRequestHandler<DeleteOldJoinings, Result<int>>
    {
        public async Task<Result<int>> Handle(DeleteOldJoinings request, CancellationToken ct) =>
            await people.DeleteJoiningsExpiredBefore(clock.MachineNow(), ct);
    }
}
