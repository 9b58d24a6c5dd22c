using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using MediatR;

namespace ChannelProgram.Application.Programs;

/// <summary>Of a published version: none.</summary>
public sealed record ValidateProgramVersion(int Version) : IRequest<Result<ProgramValidation>>
{
    public sealed class Handler(IProgramVersionStore versions, ProgramDrafts drafts, ProgramClock clock)
        : IRequestHandler<ValidateProgramVersion, Result<ProgramValidation>>
    {
        public async Task<Result<ProgramValidation>> Handle(ValidateProgramVersion request, CancellationToken ct) =>
            await versions.LoadDraft(request.Version, ct) is { } draft
                ? new ProgramValidation(
                    [.. drafts.Check(draft, clock.Now()).Faults.Select(it => new ProgramFault(it.Key, it.Value))])
                : await versions.Find(request.Version, ct) is not null ? new ProgramValidation([])
                : ProgramRefusals.NotFound;
    }
}

/// <param name="Faults">All that are found, up to 100. None: it can be published.</param>
public sealed record ProgramValidation([Count(0, InputFaults.Max)] IReadOnlyList<ProgramFault> Faults);

/// <param name="At">The setting, by JSON pointer.</param>
public sealed record ProgramFault(
    [JsonPointer] string At, [Count(1, InputFaults.Max), Line(1000)] IReadOnlyList<string> Messages);
