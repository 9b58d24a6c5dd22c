using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Mails;
using MediatR;

namespace ChannelProgram.Application.Mails;

/// <summary>Leaves mails that are due to this node for a while. No other node takes them meanwhile.</summary>
public sealed record TakeMails : IRequest<Result<IReadOnlyList<Mail>>>, IChange
{
    /// <summary>Few, so that all are sent well within <see cref="Mail.TakenFor"/>.</summary>
    private const int MaxAtOnce = 20;

    public sealed class Handler(IMailQueue queue, ProgramClock clock) : IRequestHandler<TakeMails, Result<IReadOnlyList<Mail>>>
    {
        public async Task<Result<IReadOnlyList<Mail>>> Handle(TakeMails request, CancellationToken ct)
        {
            var now = clock.MachineNow();
            List<Mail> due = [.. await queue.FindDue(now, MaxAtOnce, ct)];
            foreach (var mail in due) mail.Take(now);
            return due;
        }
    }
}
