using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Onboarding;

/// <summary>Error codes are published: they never change.</summary>
public static class OnboardingRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "There is no such partner or step.");

    public static readonly Refusal NotByStaff = new(
        RefusalKind.StateForbids, "notByStaff", "The program does not let staff tick this step: it is done by what happens.");

    public static readonly Refusal StepDone = new(RefusalKind.StateForbids, "stepDone", "This step is done already.");
}
