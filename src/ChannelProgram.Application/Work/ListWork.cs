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
            var found = new List<(WorkItem Item, int Source)>();
            foreach (var (source, it) in sources.Index())
                found.AddRange((await it.Waiting(request.Filter, From(request.After, source), request.Limit + 1, now, ct)).Select(item => (item, source)));

            // Each source comes in its own order of ids, that of its store; among what is due at one instant they come one after the other.
            var merged = found.OrderBy(it => it.Item.DueBy).ThenBy(it => it.Source).Take(request.Limit + 1).ToList();
            return Page.Of(merged, request.Limit, it => it.Item, it => Place(it.Item, it.Source));
        }

        /// <summary>Instants are whole microseconds, so that their last digit is free to say which source it was.</summary>
        private static PagePosition Place(WorkItem item, int source) => new(item.DueBy.UtcTicks + source, item.Id);

        private static WorkPlace From(PagePosition? after, int source)
        {
            if (after is not { } last) return default;
            var was = (int)(last.Order % TimeSpan.TicksPerMicrosecond);
            var dueBy = new DateTimeOffset(last.Order - was, TimeSpan.Zero);
            return source == was ? new(dueBy, last.Id)
                : source > was ? new(dueBy, Guid.Empty)
                : new(dueBy.AddMicroseconds(1), Guid.Empty);
        }
    }
}
