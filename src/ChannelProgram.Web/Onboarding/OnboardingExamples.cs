using ChannelProgram.Application.Onboarding;
using ChannelProgram.Domain.Onboarding;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Onboarding;

internal static class OnboardingExamples
{
    private static readonly DateTimeOffset Joined = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Day1 = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    public static readonly OnboardingView Begun = new(
        new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60"), Joined, Version: 1,
        [
            Step("welcome", 1, 3), Step("certificationLevel1", 3, 7), Step("technicalLab", 7, 14), Step("firstCall", 14, 21),
            Step("firstBusiness", 21, 30),
        ],
        Done: 0, Overdue: 0);

    public static readonly CompleteOnboardingStep.Body Completion = new("We spoke for an hour.");

    public static readonly OnboardingView Called = Begun with
    {
        Steps =
        [
            .. Begun.Steps.Select(it => it.Code is "firstCall"
                ? it with
                {
                    DoneAt = Joined.AddHours(1),
                    By = new(OnboardingFacts.ConfirmedByStaff, "019aa5b0-2222-7c56-8e0a-1b2c3d4e5f60", Completion.Note),
                }
                : it),
        ],
        Done = 1,
    };

    public static readonly Listing<OnboardingView> Page = new([Begun], Next: null);

    private static OnboardingView.StepView Step(string code, int from, int to) =>
        new(code, Day1.AddDays(from - 1), Day1.AddDays(to), DoneAt: null, By: null, Overdue: false);
}
