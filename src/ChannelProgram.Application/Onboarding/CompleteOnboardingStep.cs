using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Onboarding;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Onboarding;

public sealed record CompleteOnboardingStep(PartnerId Partner, string Step, [RequestBody] CompleteOnboardingStep.Body Form)
    : IRequest<Result<OnboardingView>>, IChange
{
    /// <param name="Note">Shown to the vendor only. May have line breaks.</param>
    [SchemaName("OnboardingStepCompletion")]
    public sealed record Body([MultiLine(StepCompletion.MaxNoteLength)] string? Note);

    public sealed class Handler(
        IChannelDb db, OnboardingProgress progress, IPreconditions preconditions, IProgramVersions programs,
        CurrentCaller caller, ProgramClock clock) : IRequestHandler<CompleteOnboardingStep, Result<OnboardingView>>
    {
        public async Task<Result<OnboardingView>> Handle(CompleteOnboardingStep request, CancellationToken ct)
        {
            if (await db.Partners.AsNoTracking().SingleOrDefaultAsync(it => it.Id == request.Partner, ct) is not { } partner
                || programs.Of(partner.ProgramVersion).Onboarding.Steps.FirstOrDefault(it => it.Code == request.Step)
                    is not { } step)
                return OnboardingRefusals.NotFound;

            var known = (await progress.Of([partner], ct))[0];
            if (!preconditions.Met(known)) return Refusal.VersionChanged;
            if (!step.DoneBy.Contains(OnboardingFacts.ConfirmedByStaff)) return OnboardingRefusals.NotByStaff;
            if (known.Steps.Single(it => it.Code == step.Code).DoneAt is not null) return OnboardingRefusals.StepDone;

            db.StepCompletions.Add(
                StepCompletion.Of(partner.Id, step.Code, caller.Known.Id, request.Form.Note, clock.Now()));
            await db.Save(ct);
            return (await progress.Of([partner], ct))[0];
        }
    }
}
