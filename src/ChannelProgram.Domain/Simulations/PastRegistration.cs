using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Simulations;

/// <summary>
/// What a registration without other doubts meets: it is approved at once, waits for staff because of its tier's limit, its type
/// or unconfirmed keys, or is refused.
/// </summary>
public enum RegistrationOutcome { ApprovedAtOnce, WaitsForStaff, TierCannotRegister, OpenLimitReached }

/// <summary>A registration as it was made.</summary>
/// <param name="EndsAt">
/// When its deal ended, or the clock is going to end it; of a tender also when staff approved it: then it holds nothing. Null: it
/// is open.
/// </param>
/// <param name="Value">That it was made with.</param>
/// <param name="Accounts">The customers that it may be about.</param>
/// <param name="IsConfirmed">Each of them had a confirmed key by then.</param>
public sealed record PastRegistration(
    PartnerId Partner, DealId Deal, DealNumber Number, DealType Type, DateTimeOffset SubmittedAt, DateTimeOffset? EndsAt,
    Money Value, IReadOnlyCollection<AccountId> Accounts, bool IsConfirmed)
{
    private bool IsTender => Type is DealType.PublicTender;

    /// <summary>
    /// What it would have met under a program. Who its customer is, what others held and the share of won deals are left out.
    /// </summary>
    /// <param name="all">Of its partner, this one too.</param>
    /// <param name="tier">That the partner would have held.</param>
    public RegistrationOutcome Under(ProgramVersion program, string tier, IReadOnlyCollection<PastRegistration> all)
    {
        if (program.TierOf(tier) is not { DealRegistration: true } granted) return RegistrationOutcome.TierCannotRegister;

        var open = all.Where(it => it.Deal != Deal && it.SubmittedAt <= SubmittedAt && !(it.EndsAt <= SubmittedAt)).ToList();
        if (granted.OpenRegistrationLimit <= open.Count) return RegistrationOutcome.OpenLimitReached;

        return NeedsStaff(new(Partner, IsActive: true, tier, program), open)
            ? RegistrationOutcome.WaitsForStaff
            : RegistrationOutcome.ApprovedAtOnce;
    }

    // The same rules as when a deal is screened.
    private bool NeedsStaff(Registrant by, IEnumerable<PastRegistration> open)
    {
        var (program, terms) = (by.Program, by.Program.DealRegistration);
        var since = SubmittedAt.AddDays(-terms.OpenValueWindowDays);
        // A tender takes no line of its customer, so its value does not count with others.
        var together = open.Where(it => !it.IsTender && it.SubmittedAt > since && it.Accounts.Any(Accounts.Contains));
        return IsTender
            || by.ReviewReasonOf([Value, .. together.Select(it => it.Value)]) is not null
            || (!IsConfirmed && program.ConvertToProgramCurrency(Value) > terms.UnconfirmedKeysLimit.Value);
    }
}
