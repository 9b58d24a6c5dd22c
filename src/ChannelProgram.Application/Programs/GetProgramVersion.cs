using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using MediatR;

namespace ChannelProgram.Application.Programs;

public sealed record GetProgramVersion(int Version) : IRequest<Result<ProgramVersionView>>
{
    public sealed class Handler(IProgramVersionStore versions, ProgramDrafts drafts)
        : IRequestHandler<GetProgramVersion, Result<ProgramVersionView>>
    {
        public async Task<Result<ProgramVersionView>> Handle(GetProgramVersion request, CancellationToken ct) =>
            await versions.LoadDraft(request.Version, ct) is { } draft ? drafts.View(draft)
            : await drafts.Published(request.Version, ct) is { } published ? published
            : ProgramRefusals.NotFound;
    }
}
