using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Onboarding;

namespace ChannelProgram.Application.Onboarding;

/// <summary>The first days of a partner as a checklist.</summary>
/// <param name="StartedAt">When the partner joined.</param>
/// <param name="Version">The version of the program under which it joined, whose steps these are.</param>
/// <param name="Done">How many steps are done.</param>
/// <param name="Overdue">How many are overdue.</param>
[SchemaName("Onboarding")]
public sealed record OnboardingView(
    Guid Partner, DateTimeOffset StartedAt, int Version,
    [Count(0, OnboardingTerms.MaxSteps)] IReadOnlyList<OnboardingView.StepView> Steps, int Done, int Overdue)
{
    /// <param name="From">The instant at which it begins.</param>
    /// <param name="Due">The instant from which it is overdue, unless it is done.</param>
    /// <param name="DoneAt">Null: it is not done.</param>
    /// <param name="By">What did it. Null if it is not done.</param>
    [SchemaName("OnboardingProgressStep")]
    public sealed record StepView(
        [Code] string Code, DateTimeOffset From, DateTimeOffset Due, DateTimeOffset? DoneAt, Tick? By, bool Overdue);

    /// <param name="Kind">The first of what does the step, such as <c>firstSignIn</c>.</param>
    /// <param name="User">The id of the member of staff who ticked it. Shown to the vendor only.</param>
    /// <param name="Note">What staff noted with it. Shown to the vendor only.</param>
    [SchemaName("OnboardingTick")]
    public sealed record Tick(
        [Name] string Kind, [Line(CallerId.MaxLength)] string? User, [MultiLine(StepCompletion.MaxNoteLength)] string? Note);
}
