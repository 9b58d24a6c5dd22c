using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Programs;

/// <summary>There are few, so all are read and one page of them is answered.</summary>
public sealed record ListProgramVersions(PageRequest Paging) : IRequest<Result<Page<ProgramVersionSummary>>>
{
    public sealed class Handler(IProgramVersionStore versions)
        : IRequestHandler<ListProgramVersions, Result<Page<ProgramVersionSummary>>>
    {
        public async Task<Result<Page<ProgramVersionSummary>>> Handle(ListProgramVersions request, CancellationToken ct)
        {
            var found = (await versions.List(ct)).Where(it => request.Paging.After is not { } last || it.Version < last.Order)
                .Take(request.Paging.FetchLimit).ToList();
            return Page.Of(found, request.Paging, it => it, it => new PagePosition(it.Version, Guid.Empty));
        }
    }
}
