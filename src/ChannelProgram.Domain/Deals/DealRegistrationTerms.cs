using System.ComponentModel.DataAnnotations;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>The numbers of deal registration. Days are of 24 hours unless they are business days of the program.</summary>
public sealed record DealRegistrationTerms : IProgramSection
{
    string IProgramSection.Name => "dealRegistration";

    /// <summary>How long an approved line is protected.</summary>
    [Range(1, 3650)]
    public int ProtectionDays { get; init; } = 30;

    /// <summary>In these staff decides; then a registration escalates.</summary>
    [Range(1, 250)]
    public int StaffDecisionBusinessDays { get; init; } = 2;

    /// <summary>By so many percent may a deal grow beyond what staff approved before staff has to approve it again.</summary>
    [Range(0, 500)]
    public int ReapprovalIncreasePercent { get; init; } = 25;

    /// <summary>After these a registration is approved that waits only for its tier's limit, up to `autoApproveLimit`.</summary>
    [Range(1, 250)]
    public int AutoApproveAfterBusinessDays { get; init; } = 5;

    /// <summary>Up to this value a registration that waited `autoApproveAfterBusinessDays` is approved without staff.</summary>
    public ProgramAmount AutoApproveLimit { get; init; }

    /// <summary>
    /// After these a registration that nobody decided is rejected; not less than `autoApproveAfterBusinessDays`.
    /// </summary>
    [Range(1, 250)]
    public int AutoRejectAfterBusinessDays { get; init; } = 20;

    /// <summary>Up to this value a registration needs no staff although no key of its customer is confirmed.</summary>
    public ProgramAmount UnconfirmedKeysLimit { get; init; }

    /// <summary>Over these a partner's open deals on one customer count together against the tier's limit.</summary>
    [Range(1, 3650)]
    public int OpenValueWindowDays { get; init; } = 90;

    public Protection GetProtection(DateTimeOffset instant) => new(instant, instant.AddDays(ProtectionDays));

    public decimal CalculateReapprovalThreshold(decimal approved) =>
        decimal.Round(approved * (100 + ReapprovalIncreasePercent) / 100, Money.MaxDecimals, MidpointRounding.ToZero);

    IEnumerable<(string Property, string Fault)> IProgramSection.FindFaults()
    {
        if (AutoRejectAfterBusinessDays < AutoApproveAfterBusinessDays)
            yield return (nameof(AutoRejectAfterBusinessDays), "must not be less than autoApproveAfterBusinessDays");
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
