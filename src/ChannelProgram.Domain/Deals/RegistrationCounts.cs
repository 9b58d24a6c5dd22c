namespace ChannelProgram.Domain.Deals;

/// <summary>What keeps a partner from registering more than it works on. Counted under the partner's lock.</summary>
/// <param name="Open">Its open registrations, and those withdrawn, lost or rejected too soon.</param>
/// <param name="Ended">Deals that ended in the months that are judged.</param>
/// <param name="Won">Those of them that were won.</param>
public sealed record RegistrationCounts(int Open, int Ended, int Won)
{
    /// <param name="before">What was found at the partner's last registration: a low rate is over at a higher one.</param>
    public bool HasLowWinRate(bool before, HoardingTerms terms) =>
        Ended >= terms.MinEndedDeals
        && Won * 100 < Ended * (before ? terms.RestoredWinRatePercent : terms.MinWinRatePercent);

    public bool IsFull(int limit, bool hasLowWinRate) => Open >= (hasLowWinRate ? limit / 2 : limit);
}
