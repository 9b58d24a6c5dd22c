using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using MediatR;

namespace ChannelProgram.Application.Mails;

/// <summary>Mails name customers and people, so they are not kept. What could not be sent in that time is of no use.</summary>
public sealed record DeleteOldMails : IRequest<Result<int>>
{
    public sealed class Handler(IMailQueue queue, IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<DeleteOldMails, Result<int>>
    {
        public async Task<Result<int>> Handle(DeleteOldMails request, CancellationToken ct) =>
            await queue.DeleteQueuedBefore(
                clock.MachineNow().AddDays(-programs.InForce(clock.Now()).PersonalData.MailDays), ct);
    }
}
