using System.ComponentModel.DataAnnotations;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>Settings of deal registration. A day has 24 hours, unless it is a business day of the program.</summary>
public sealed record DealRegistrationTerms : IProgramSection
{
    string IProgramSection.Name => "dealRegistration";

    /// <summary>How long an approved line is protected.</summary>
    [Range(1, 3650)]
    public int ProtectionDays { get; init; } = 30;

    /// <summary>How many business days staff has to decide. Then the registration escalates.</summary>
    [Range(1, 250)]
    public int StaffDecisionBusinessDays { get; init; } = 2;

    /// <summary>By how many percent an approved deal may grow before staff has to approve it again.</summary>
    [Range(0, 500)]
    public int ReapprovalIncreasePercent { get; init; } = 25;

    /// <summary>After how many business days a registration is approved that waits only for the limit of its tier.</summary>
    [Range(1, 250)]
    public int AutoApproveAfterBusinessDays { get; init; } = 5;

    /// <summary>Up to which value a registration is approved after `autoApproveAfterBusinessDays`.</summary>
    public ProgramAmount AutoApproveLimit { get; init; }

    /// <summary>
    /// After how many business days a registration is rejected that nobody decided. Not less than `autoApproveAfterBusinessDays`.
    /// </summary>
    [Range(1, 250)]
    public int AutoRejectAfterBusinessDays { get; init; } = 20;

    /// <summary>Up to which value a registration needs no staff although no key of its customer is confirmed.</summary>
    public ProgramAmount UnconfirmedKeysLimit { get; init; }

    /// <summary>For how many days a partner's open deals on one customer count together against the limit of its tier.</summary>
    [Range(1, 3650)]
    public int OpenValueWindowDays { get; init; } = 90;

    /// <summary>How many business days a partner has to accept a line that came free.</summary>
    [Range(1, 250)]
    public int OfferBusinessDays { get; init; } = 2;

    /// <summary>How often staff may ask the partner something about one registration.</summary>
    [Range(0, 20)]
    public int MaxInformationRequests { get; init; } = 2;

    /// <summary>How many days the partner has for all its answers together. Then the registration is withdrawn.</summary>
    [Range(1, 365)]
    public int InformationDays { get; init; } = 10;

    /// <summary>For how many days staff may undo that a deal was lost or withdrawn by mistake.</summary>
    [Range(0, 365)]
    public int UndoDays { get; init; } = 7;

    /// <summary>How many days before its protection ends a partner is reminded of a deal for the first time.</summary>
    [Range(1, 365)]
    public int FirstReminderDays { get; init; } = 14;

    /// <summary>The same for the second time. Less than `firstReminderDays`.</summary>
    [Range(1, 365)]
    public int SecondReminderDays { get; init; } = 7;

    /// <summary>The same for the last time. Less than `secondReminderDays`.</summary>
    [Range(1, 365)]
    public int LastReminderDays { get; init; } = 1;

    /// <summary>The spans before the end of a protection in which one reminder each is due, the nearest first.</summary>
    public IReadOnlyList<ReminderSpan> GetReminderSpans() =>
    [
        new(LastReminderDays, After: 0),
        new(SecondReminderDays, After: LastReminderDays),
        new(FirstReminderDays, After: SecondReminderDays),
    ];

    public Protection GetProtection(DateTimeOffset instant) => new(instant, instant.AddDays(ProtectionDays));

    public decimal CalculateReapprovalThreshold(decimal approved) =>
        decimal.Round(approved * (100 + ReapprovalIncreasePercent) / 100, Money.MaxDecimals, MidpointRounding.ToZero);

    IEnumerable<(string Property, string Fault)> IProgramSection.FindFaults()
    {
        if (AutoRejectAfterBusinessDays < AutoApproveAfterBusinessDays)
            yield return (nameof(AutoRejectAfterBusinessDays), "must not be less than autoApproveAfterBusinessDays");
        if (SecondReminderDays >= FirstReminderDays)
            yield return (nameof(SecondReminderDays), "must be less than firstReminderDays");
        if (LastReminderDays >= SecondReminderDays)
            yield return (nameof(LastReminderDays), "must be less than secondReminderDays");
    }
}

/// <summary>How long deals may be protected, and what ends when nobody works on them.</summary>
public sealed record ProtectionTerms : IProgramSection
{
    string IProgramSection.Name => "protection";

    /// <summary>How often a deal may be extended.</summary>
    [Range(0, 20)]
    public int MaxExtensions { get; init; } = 2;

    /// <summary>By how many days an extension moves the end of a protection.</summary>
    [Range(1, 3650)]
    public int ExtensionDays { get; init; } = 30;

    /// <summary>In how many last days of its protection a deal may be extended.</summary>
    [Range(1, 3650)]
    public int ExtensionWindowDays { get; init; } = 10;

    /// <summary>How many days one partner is protected on one customer and line at most, within `limitWindowDays`.</summary>
    [Range(1, 3650)]
    public int LimitDays { get; init; } = 90;

    /// <summary>Within how many days `limitDays` count.</summary>
    [Range(1, 3650)]
    public int LimitWindowDays { get; init; } = 180;

    /// <summary>How many days a line may be held undecided before these days count as protection.</summary>
    [Range(0, 3650)]
    public int UncountedUndecidedDays { get; init; } = 10;

    /// <summary>
    /// For how many days a partner may not register a line again after its deal expired, was revoked or lost, or was withdrawn.
    /// </summary>
    [Range(0, 3650)]
    public int CoolingOffDays { get; init; } = 30;

    /// <summary>Up to how many business days after submission a withdrawal starts no cooling off.</summary>
    [Range(0, 250)]
    public int EarlyWithdrawalBusinessDays { get; init; } = 5;

    /// <summary>After how many days without activity a protected deal is stale.</summary>
    [Range(1, 3650)]
    public int StaleDays { get; init; } = 14;

    /// <summary>After how many days without activity staff may revoke a deal as inactive. Not less than `staleDays`.</summary>
    [Range(1, 3650)]
    public int InactiveDays { get; init; } = 21;

    IEnumerable<(string Property, string Fault)> IProgramSection.FindFaults()
    {
        if (InactiveDays < StaleDays) yield return (nameof(InactiveDays), "must not be less than staleDays");
        if (LimitWindowDays < LimitDays) yield return (nameof(LimitWindowDays), "must not be less than limitDays");
    }
}

/// <summary>How deals are won.</summary>
public sealed record WinTerms : IProgramSection
{
    string IProgramSection.Name => "wins";

    /// <summary>Within how many business days a reported win has to be confirmed.</summary>
    [Range(1, 250)]
    public int ConfirmationBusinessDays { get; init; } = 10;

    /// <summary>How many days after the end of its protection an order from before may be reported.</summary>
    [Range(0, 365)]
    public int LateReportDays { get; init; } = 15;

    /// <summary>How many days a won deal keeps its lines.</summary>
    [Range(1, 3650)]
    public int KeepDays { get; init; } = 90;

    /// <summary>For how many months a confirmed win allows its partner to register an expansion or a renewal.</summary>
    [Range(1, 240)]
    public int RepeatBusinessMonths { get; init; } = 24;
}

/// <summary>
/// What keeps partners from registering more than they work on. How many a partner may have open, its tier says.
/// </summary>
public sealed record HoardingTerms : IProgramSection
{
    string IProgramSection.Name => "hoarding";

    /// <summary>For how many days after its submission a deal counts as open that was withdrawn, lost or rejected.</summary>
    [Range(0, 365)]
    public int EndedCountDays { get; init; } = 30;

    /// <summary>Over how many months deals that ended are compared with those of them that were won.</summary>
    [Range(1, 120)]
    public int WinRateMonths { get; init; } = 12;

    /// <summary>From how many ended deals on the share of won ones is judged.</summary>
    [Range(1, 10_000)]
    public int MinEndedDeals { get; init; } = 20;

    /// <summary>Below this percentage of won ones nothing is approved automatically and half as many may be open.</summary>
    [Range(0, 100)]
    public int MinWinRatePercent { get; init; } = 10;

    /// <summary>From this percentage on that is over. Not less than `minWinRatePercent`.</summary>
    [Range(0, 100)]
    public int RestoredWinRatePercent { get; init; } = 15;

    IEnumerable<(string Property, string Fault)> IProgramSection.FindFaults()
    {
        if (RestoredWinRatePercent < MinWinRatePercent)
            yield return (nameof(RestoredWinRatePercent), "must not be less than minWinRatePercent");
    }
}

public static class DealRegistrationProgram
{
    extension(ProgramVersion program)
    {
        public DealRegistrationTerms DealRegistration => program.Section<DealRegistrationTerms>();

        public ProtectionTerms Protection => program.Section<ProtectionTerms>();

        public WinTerms Wins => program.Section<WinTerms>();

        public HoardingTerms Hoarding => program.Section<HoardingTerms>();

        public DateTimeOffset GetStaffDecisionDueBy(DateTimeOffset instant) =>
            program.Calendar.AddBusinessDays(instant, program.DealRegistration.StaffDecisionBusinessDays);

        public DateTimeOffset GetAutoApprovalAt(DateTimeOffset since) =>
            program.Calendar.AddBusinessDays(since, program.DealRegistration.AutoApproveAfterBusinessDays);

        public DateTimeOffset GetAutoRejectionAt(DateTimeOffset since) =>
            program.Calendar.AddBusinessDays(since, program.DealRegistration.AutoRejectAfterBusinessDays);

        public DateTimeOffset GetOfferUntil(DateTimeOffset instant) =>
            program.Calendar.AddBusinessDays(instant, program.DealRegistration.OfferBusinessDays);
    }
}
