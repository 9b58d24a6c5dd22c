using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Simulations;

/// <summary>
/// What a registration without other doubts meets by a partner's tier: it is approved at once, waits for staff because of the
/// tier's limit, or is refused.
/// </summary>
public enum RegistrationOutcome { ApprovedAtOnce, WaitsForStaff, TierCannotRegister, OpenLimitReached }

/// <summary>A registration as it was made.</summary>
/// <param name="EndsAt">When its deal ended, or the clock is going to end it; null: it is open.</param>
/// <param name="Accounts">The customers that it may be about.</param>
public sealed record PastRegistration(
    PartnerId Partner, DealId Deal, DealNumber Number, DateTimeOffset SubmittedAt, DateTimeOffset? EndsAt, Money Value,
    IReadOnlyCollection<AccountId> Accounts)
{
    /// <summary>
    /// What it would have met under a program. Doubts about the customer are left out: they do not depend on it.
    /// </summary>
    /// <param name="all">Of its partner, this one too.</param>
    /// <param name="tier">That the partner would have held.</param>
    public RegistrationOutcome Under(ProgramVersion program, string tier, IReadOnlyCollection<PastRegistration> all)
    {
        if (program.TierOf(tier) is not { DealRegistration: true } granted) return RegistrationOutcome.TierCannotRegister;

        var open = all.Where(it => it.Deal != Deal && it.SubmittedAt <= SubmittedAt && !(it.EndsAt <= SubmittedAt)).ToList();
        if (granted.OpenRegistrationLimit <= open.Count) return RegistrationOutcome.OpenLimitReached;

        var since = SubmittedAt.AddDays(-program.DealRegistration.OpenValueWindowDays);
        var values = open.Where(it => it.SubmittedAt > since && it.Accounts.Any(Accounts.Contains)).Select(it => it.Value);
        return new Registrant(Partner, IsActive: true, tier, program).ReviewReasonOf([Value, .. values]) is null
            ? RegistrationOutcome.ApprovedAtOnce
            : RegistrationOutcome.WaitsForStaff;
    }
}
