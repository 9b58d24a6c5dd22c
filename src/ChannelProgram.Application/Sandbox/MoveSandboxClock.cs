using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Sandbox;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Sandbox;

/// <summary>Moves the clock and runs what is then due before the answer.</summary>
public sealed record MoveSandboxClock([RequestBody] MoveSandboxClock.Body Form) : IRequest<Result<ProgramTime>>, IChange
{
    /// <summary>How the clock is moved: by one of the two.</summary>
    /// <param name="AdvanceBy">
    /// By how much it is moved (ISO 8601): weeks (<c>P2W</c>), or days, hours, minutes and seconds (<c>P10DT12H</c>).
    /// </param>
    /// <param name="Now">The time to which it is moved, in place of <c>advanceBy</c>.</param>
    [SchemaName("SandboxClockMove")]
    public sealed record Body([Duration] string? AdvanceBy, DateTimeOffset? Now);

    public sealed class Validator : AbstractValidator<MoveSandboxClock>
    {
        public Validator()
        {
            RuleFor(it => it.Form).Must((_, form, rule) => form is not (null, null) || IsUnreadable(rule))
                .OverridePropertyName("").WithMessage("needs advanceBy or now");
            RuleFor(it => it.Form.Now).Must((it, now) => now is null || it.Form.AdvanceBy is null)
                .OverridePropertyName(nameof(Body.Now)).WithMessage("must be left out if advanceBy is given");
        }

        private static bool IsUnreadable(IValidationContext rule) =>
            RequestContext.Of(rule).Input.ByPointer.Keys.Any(it => it is "/advanceBy" or "/now");
    }

    public sealed class Handler(ISandboxClock sandbox, ProgramClock clock, IProgramJobs jobs, AfterCommit afterCommit)
        : IRequestHandler<MoveSandboxClock, Result<ProgramTime>>
    {
        public async Task<Result<ProgramTime>> Handle(MoveSandboxClock request, CancellationToken ct)
        {
            var moved = await sandbox.Lock(ct);
            var machine = clock.MachineNow();
            if (Move(moved, request.Form, machine) is { } refusal) return refusal;

            afterCommit.Do(jobs.RunOnce);
            return new ProgramTime(machine + moved.Ahead);
        }

        private static Refusal? Move(SandboxClock clock, Body form, DateTimeOffset machine) =>
            form.Now is { } now ? clock.AdvanceTo(now, machine)
            : IsoDuration.TryParse(form.AdvanceBy, out var by) ? clock.Advance(by, machine)
            : throw new FormatException($"{form.AdvanceBy} is no duration.");
    }
}
