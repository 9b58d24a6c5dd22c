using ChannelProgram.Domain.Onboarding;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Tests.Onboarding;

public class OnboardingTermsTests
{
    private static readonly ProgramVersion Program = new()
    {
        Version = 1,
        EffectiveFrom = default,
        Currency = "EUR",
        TimeZone = "Europe/Berlin",
        Products = [],
        Tiers = [],
    };

    [Fact]
    public void The_shipped_steps_have_no_fault() => Assert.Empty(new OnboardingTerms().FindFaults());

    [Theory]
    [InlineData("a", 3, 2, "firstCall", "Steps[1].ToDay")]
    [InlineData("a", 3, 3, "lunch", "Steps[1].DoneBy")]
    [InlineData("welcome", 3, 3, "firstCall", "Steps")]
    public void Faults_are_told_by_their_place(string code, int from, int to, string kind, string place)
    {
        var terms = new OnboardingTerms
        {
            Steps =
            [
                new() { Code = "welcome", FromDay = 1, ToDay = 1, DoneBy = ["firstSignIn"] },
                new() { Code = code, FromDay = from, ToDay = to, DoneBy = [kind] },
            ],
        };

        Assert.Equal(place, Assert.Single(terms.FindFaults()).Property);
    }

    /// <summary>Summer time ends on 2026-10-25, so that a day of the period has 25 hours.</summary>
    [Theory]
    [InlineData("2026-10-23T21:59:59Z", "2026-10-22T22:00:00Z", "2026-10-25T23:00:00Z")]
    [InlineData("2026-10-23T22:00:00Z", "2026-10-23T22:00:00Z", "2026-10-26T23:00:00Z")]
    public void Days_are_those_of_the_program_s_zone(string joined, string from, string due)
    {
        var step = new OnboardingStep { Code = "a", FromDay = 1, ToDay = 3 };
        var (joinedAt, dueAt) = (DateTimeOffset.Parse(joined, null), DateTimeOffset.Parse(due, null));

        Assert.Equal((DateTimeOffset.Parse(from, null), dueAt), Program.PeriodOf(step, joinedAt));
        // The list asks the other way round.
        Assert.True(joinedAt < Program.OverdueIfJoinedBefore(step, dueAt));
        Assert.False(joinedAt < Program.OverdueIfJoinedBefore(step, dueAt.AddSeconds(-1)));
    }
}
