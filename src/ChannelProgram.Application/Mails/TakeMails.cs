using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Mails;
using MediatR;

namespace ChannelProgram.Application.Mails;

/// <summary>
/// Leaves mails that are due to this node for a while. No other node takes them meanwhile. Those to somebody who was removed or
/// suspended since are dropped.
/// </summary>
public sealed record TakeMails : IRequest<Result<IReadOnlyList<Mail>>>, IChange
{
    /// <summary>Few, so that all are sent well within <see cref="Mail.TakenFor"/>.</summary>
    private const int MaxAtOnce = 20;

    public sealed class Handler(IMailQueue queue, IMailReaders readers, ProgramClock clock)
        : IRequestHandler<TakeMails, Result<IReadOnlyList<Mail>>>
    {
        public async Task<Result<IReadOnlyList<Mail>>> Handle(TakeMails request, CancellationToken ct)
        {
            var now = clock.MachineNow();
            while (true)
            {
                var due = await queue.FindDue(now, MaxAtOnce, ct);
                var gone = await readers.WhoDoNotSignIn([.. due.Select(it => it.Person).OfType<Guid>().Distinct()], ct);
                var dropped = due.Where(it => it.Person is { } person && gone.Contains(person)).ToList();
                foreach (var mail in dropped) mail.Drop(now);
                if (due.Count == 0 || dropped.Count < due.Count)
                {
                    List<Mail> taken = [.. due.Except(dropped)];
                    foreach (var mail in taken) mail.Take(now);
                    return taken;
                }

                // Further ones stand behind them.
                await queue.Save(ct);
            }
        }
    }
}
