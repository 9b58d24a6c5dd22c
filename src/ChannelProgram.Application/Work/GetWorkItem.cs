using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Work;

/// <summary>An item that no longer waits is answered like a missing one.</summary>
public sealed record GetWorkItem(WorkItemId Id) : IRequest<Result<WorkItem>>
{
    public sealed class Handler(IEnumerable<IWorkSource> sources, ProgramClock clock)
        : IRequestHandler<GetWorkItem, Result<WorkItem>>
    {
        public async Task<Result<WorkItem>> Handle(GetWorkItem request, CancellationToken ct)
        {
            foreach (var source in sources)
                if (await source.Find(request.Id.Value, clock.Now(), ct) is { } item) return item;
            return WorkRefusals.NotFound;
        }
    }
}
