using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Programs;

public sealed record PublishProgramVersion(int Version, [RequestBody] PublishProgramVersion.Body Form)
    : IRequest<Result<ProgramVersionView>>, IChange
{
    /// <summary>How long every node has to learn of a version before it decides.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromSeconds(5);

    /// <param name="EffectiveFrom">From when it decides, at least 5 seconds ahead; absent: from then on.</param>
    [SchemaName("ProgramPublication")]
    public sealed record Body(DateTimeOffset? EffectiveFrom);

    public sealed class Validator : AbstractValidator<Body>
    {
        public Validator() => RuleFor(it => it.EffectiveFrom)
            .Must((_, from, context) => from is null || from >= RequestContext.Of(context).Now + Lead)
            .WithMessage($"must be at least {Lead.TotalSeconds:0} seconds ahead; leave it out for as soon as possible");
    }

    public sealed class Handler(
        IProgramVersionStore versions, ProgramDrafts drafts, IProgramVersions programs, AfterCommit afterCommit,
        ProgramClock clock)
        : IRequestHandler<PublishProgramVersion, Result<ProgramVersionView>>
    {
        public async Task<Result<ProgramVersionView>> Handle(PublishProgramVersion request, CancellationToken ct)
        {
            var loaded = await drafts.Load(request.Version, ct);
            if (loaded.Refusal is { } refused) return refused;

            // Whoever waited for the lock may have reached the instant that was asked for.
            var (draft, now) = (loaded.Value, clock.Now());
            var from = request.Form.EffectiveFrom is { } wanted && wanted > now + Lead ? wanted : now + Lead;
            var (program, faults) = drafts.Check(draft, from);
            if (faults.Count > 0) return ProgramRefusals.HasFaults(faults.Sum(it => it.Value.Length));

            versions.Remove(draft);
            await versions.Add(program, ct);
            // Also if the caller is gone by then.
            afterCommit.Do(() => programs.Read(default));
            return new ProgramVersionView(
                program.Version, ProgramVersionStatus.Published, from, now, now, now, ProgramDocument.Of(program), []);
        }
    }
}
