using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

public sealed record ListConflicts(ConflictFilter Filter, PageRequest Paging) : IRequest<Result<Page<ConflictView>>>
{
    public sealed class Handler(IConflicts conflicts, ConflictViews views, ProgramClock clock)
        : IRequestHandler<ListConflicts, Result<Page<ConflictView>>>
    {
        public async Task<Result<Page<ConflictView>>> Handle(ListConflicts request, CancellationToken ct)
        {
            var now = clock.Now();
            var found = await conflicts.List(request.Filter, request.Paging, now, ct);
            return Page.Of(
                await views.Of(found, now, ct), request.Paging, it => it, it => PagePosition.Of(it.OpenedAt, it.Id));
        }
    }
}
