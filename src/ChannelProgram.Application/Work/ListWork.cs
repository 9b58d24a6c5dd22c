using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Work;

/// <summary>Everything that waits for a decision, what is due first first, a page at a time.</summary>
/// <param name="After">The last item of the page before.</param>
public sealed record ListWork(WorkFilter Filter, int Limit, PagePosition? After) : IRequest<Result<Page<WorkItem>>>
{
    public sealed class Handler(IEnumerable<IWorkSource> sources, TimeProvider time) : IRequestHandler<ListWork, Result<Page<WorkItem>>>
    {
        public async Task<Result<Page<WorkItem>>> Handle(ListWork request, CancellationToken ct)
        {
            var now = time.Now();
            var after = request.After is { } last ? new WorkPlace(last.CreatedAt, last.Id) : default;
            var found = new List<WorkItem>();
            foreach (var source in sources)
                found.AddRange(await source.Waiting(request.Filter, after, request.Limit + 1, now, ct));

            var merged = found.OrderBy(it => it.DueBy).ThenBy(it => it.Id).Take(request.Limit + 1).ToList();
            return Page.Of(merged, request.Limit, it => it, it => PagePosition.Of(it.DueBy, it.Id));
        }
    }
}
