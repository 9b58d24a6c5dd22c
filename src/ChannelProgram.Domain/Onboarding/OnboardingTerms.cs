using System.ComponentModel.DataAnnotations;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Onboarding;

/// <summary>What can do a step. The names are published: they never change.</summary>
public static class OnboardingFacts
{
    public const string FirstSignIn = "firstSignIn";
    public const string FirstCall = "firstCall";
    public const string DealRegistered = "dealRegistered";
    public const string SaleReported = "saleReported";
    public const string CertificationLevel1 = "certificationLevel1";
    public const string TechnicalLab = "technicalLab";
    public const string LeadAccepted = "leadAccepted";

    /// <summary>A step that has it can be ticked by staff.</summary>
    public const string ConfirmedByStaff = "confirmedByStaff";

    public static readonly IReadOnlyList<string> All =
    [
        FirstSignIn, FirstCall, DealRegistered, SaleReported, CertificationLevel1, TechnicalLab, LeadAccepted, ConfirmedByStaff,
    ];
}

/// <summary>A step of the first days of a partner.</summary>
public sealed record OnboardingStep
{
    public const int MaxDays = 366;

    [Code]
    public string Code { get; init; } = "";

    /// <summary>The day on which it is begun. The day on which the partner joined is day 1.</summary>
    [Range(1, MaxDays)]
    public int FromDay { get; init; }

    /// <summary>The day by whose end it is to be done.</summary>
    [Range(1, MaxDays)]
    public int ToDay { get; init; }

    /// <summary>
    /// What does it, whichever happens first: firstSignIn, firstCall, dealRegistered, saleReported, certificationLevel1,
    /// technicalLab, leadAccepted or confirmedByStaff.
    /// </summary>
    [Code, Count(1, 8, Of = "kind")]
    public IReadOnlyList<string> DoneBy { get; init; } = [];
}

/// <summary>The checklist of new partners. It holds for those who join while its version is in force.</summary>
public sealed record OnboardingTerms : IProgramSection
{
    public const int MaxSteps = 50;

    string IProgramSection.Name => "onboarding";

    /// <summary>In the order in which they are shown.</summary>
    [Count(0, MaxSteps, Of = "step")]
    public IReadOnlyList<OnboardingStep> Steps { get; init; } =
    [
        new() { Code = "welcome", FromDay = 1, ToDay = 3, DoneBy = [OnboardingFacts.FirstSignIn] },
        new() { Code = "certificationLevel1", FromDay = 3, ToDay = 7, DoneBy = [OnboardingFacts.CertificationLevel1] },
        new() { Code = "technicalLab", FromDay = 7, ToDay = 14, DoneBy = [OnboardingFacts.TechnicalLab] },
        new()
        {
            Code = "firstCall", FromDay = 14, ToDay = 21,
            DoneBy = [OnboardingFacts.FirstCall, OnboardingFacts.ConfirmedByStaff],
        },
        new()
        {
            Code = "firstBusiness", FromDay = 21, ToDay = 30,
            DoneBy = [OnboardingFacts.LeadAccepted, OnboardingFacts.SaleReported, OnboardingFacts.DealRegistered],
        },
    ];

    public IEnumerable<(string Property, string Fault)> FindFaults()
    {
        if (Steps.GroupBy(it => it?.Code).Any(it => it.Count() > 1)) yield return (nameof(Steps), "names a step more than once");
        foreach (var (index, step) in Steps.Index().Where(it => it.Item is not null))
        {
            if (step.ToDay < step.FromDay)
                yield return (
                    $"{nameof(Steps)}[{index}].{nameof(step.ToDay)}", "must not be before the day on which it is begun");
            if (step.DoneBy?.Any(it => !OnboardingFacts.All.Contains(it)) is true)
                yield return (
                    $"{nameof(Steps)}[{index}].{nameof(step.DoneBy)}", $"must be of {string.Join(", ", OnboardingFacts.All)}");
        }
    }
}

public static class OnboardingProgram
{
    extension(ProgramVersion program)
    {
        public OnboardingTerms Onboarding => program.Section<OnboardingTerms>();

        /// <summary>When the step begins for who joined then, and the instant from which it is overdue.</summary>
        public (DateTimeOffset From, DateTimeOffset Due) PeriodOf(OnboardingStep step, DateTimeOffset joinedAt)
        {
            var first = program.Calendar.Today(joinedAt);
            return (
                program.Calendar.StartOf(first.AddDays(step.FromDay - 1)), program.Calendar.StartOf(first.AddDays(step.ToDay)));
        }

        /// <summary>For whoever joined before this instant it is overdue, unless it is done.</summary>
        public DateTimeOffset OverdueIfJoinedBefore(OnboardingStep step, DateTimeOffset now) =>
            program.Calendar.StartOf(program.Calendar.Today(now).AddDays(1 - step.ToDay));
    }
}
