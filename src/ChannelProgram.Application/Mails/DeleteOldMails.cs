using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Mails;

/// <summary>Mails name customers and people, so they are not kept. What could not be sent in that time is of no use.</summary>
public sealed record DeleteOldMails : IRequest<Result<int>>
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public sealed class Handler(IMailQueue queue, ProgramClock clock) : IRequestHandler<DeleteOldMails, Result<int>>
    {
        public async Task<Result<int>> Handle(DeleteOldMails request, CancellationToken ct) =>
            await queue.DeleteQueuedBefore(clock.MachineNow() - Kept, ct);
    }
}
