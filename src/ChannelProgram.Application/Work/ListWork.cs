using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Work;

public sealed record ListWork(WorkFilter Filter, PageRequest Paging) : IRequest<Result<Page<WorkItem>>>
{
    public sealed class Handler(IEnumerable<IWorkSource> sources, ProgramClock clock)
        : IRequestHandler<ListWork, Result<Page<WorkItem>>>
    {
        public async Task<Result<Page<WorkItem>>> Handle(ListWork request, CancellationToken ct)
        {
            var now = clock.Now();
            var after = request.Paging.After is { } last ? new WorkPosition(last.At, last.Id) : default;
            var found = new List<WorkItem>();
            foreach (var source in sources)
                found.AddRange(await source.Waiting(request.Filter, after, request.Paging.FetchLimit, now, ct));

            var merged = found.OrderBy(it => it.DueBy).ThenBy(it => it.Id).Take(request.Paging.FetchLimit).ToList();
            return Page.Of(merged, request.Paging, it => it, it => PagePosition.Of(it.DueBy, it.Id));
        }
    }
}
