using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Work;

public sealed record MeasureWork : IRequest<Result<Unit>>
{
    public sealed class Handler(IEnumerable<IWorkSource> sources, WorkMeter meter, ProgramClock clock)
        : IRequestHandler<MeasureWork, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(MeasureWork request, CancellationToken ct)
        {
            var (waiting, overdue) = (0, 0);
            foreach (var source in sources)
            {
                var counted = await source.Count(clock.Now(), ct);
                (waiting, overdue) = (waiting + counted.Waiting, overdue + counted.Overdue);
            }

            meter.Set(waiting, overdue);
            return Unit.Value;
        }
    }
}
