using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Common;

public sealed record MeasureOutbox : IRequest<Result<Unit>>
{
    public sealed class Handler(IOutbox outbox, Meters meters) : IRequestHandler<MeasureOutbox, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(MeasureOutbox request, CancellationToken ct)
        {
            meters.SetOldestPending(await outbox.OldestPending(ct));
            return Unit.Value;
        }
    }
}
