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

public static class DealRegistrationProgram
{
    extension(ProgramVersion program)
    {
        public DealRegistrationTerms DealRegistration => program.Section<DealRegistrationTerms>();

        public DateTimeOffset GetStaffDecisionDueBy(DateTimeOffset instant) =>
            program.Calendar.AddBusinessDays(instant, program.DealRegistration.StaffDecisionBusinessDays);

        public DateTimeOffset GetAutoApprovalAt(DateTimeOffset since) =>
            program.Calendar.AddBusinessDays(since, program.DealRegistration.AutoApproveAfterBusinessDays);

        public DateTimeOffset GetAutoRejectionAt(DateTimeOffset since) =>
            program.Calendar.AddBusinessDays(since, program.DealRegistration.AutoRejectAfterBusinessDays);
    }
}
