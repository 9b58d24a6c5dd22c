using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Onboarding;

namespace ChannelProgram.Application.Onboarding;

/// <summary>
/// Something that does a step of the onboarding. It is looked up where it is stored, never stored a second time. A kind that
/// nobody implements never happens.
/// </summary>
public interface IOnboardingFact
{
    /// <summary>One of <see cref="OnboardingFacts"/>.</summary>
    string Kind { get; }

    /// <summary>Whenever it happened, for every partner that the caller sees.</summary>
    IQueryable<OnboardingHappening> All { get; }
}

public sealed class OnboardingHappening
{
    public required PartnerId Partner { get; init; }

    public required DateTimeOffset At { get; init; }
}
