using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Programs;

public sealed record UpdateProgramVersion(int Version, [RequestBody] MergePatch<ProgramVersionForm> Patch)
    : IRequest<Result<ProgramVersionView>>, IChange
{
    public sealed class Handler(IProgramVersionStore versions, ProgramDrafts drafts, ProgramClock clock)
        : IRequestHandler<UpdateProgramVersion, Result<ProgramVersionView>>
    {
        public async Task<Result<ProgramVersionView>> Handle(UpdateProgramVersion request, CancellationToken ct)
        {
            var loaded = await drafts.Load(request.Version, ct);
            if (loaded.Refusal is { } refused) return refused;

            var draft = loaded.Value;
            draft.Change(request.Patch.ApplyTo(new(new(draft.Document))).Program!.Json, clock.Now());
            await versions.Save(ct);
            return drafts.View(draft);
        }
    }
}

/// <summary>What of a draft can be changed.</summary>
/// <param name="Program">The settings, in the form of the shipped program's file.</param>
[SchemaName("ProgramVersionDocument")]
public sealed record ProgramVersionForm([Required] ProgramDocument? Program);
