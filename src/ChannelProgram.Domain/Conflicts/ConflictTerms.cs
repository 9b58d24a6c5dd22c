using System.ComponentModel.DataAnnotations;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Conflicts;

/// <summary>Settings of conflict cases.</summary>
public sealed record ConflictTerms : IProgramSection
{
    string IProgramSection.Name => "conflicts";

    /// <summary>In how many business days a case should be investigated.</summary>
    [Range(1, 250)]
    public int InvestigationBusinessDays { get; init; } = 3;

    /// <summary>How many business days mediation takes at most.</summary>
    [Range(1, 250)]
    public int MediationBusinessDays { get; init; } = 5;

    /// <summary>In how many business days after mediation, or an appeal, a case should be decided.</summary>
    [Range(1, 250)]
    public int DecisionBusinessDays { get; init; } = 2;

    /// <summary>For how many days after a decision is communicated each party may appeal.</summary>
    [Range(1, 365)]
    public int AppealDays { get; init; } = 10;

    /// <summary>How many business days each party has to agree to co-selling.</summary>
    [Range(1, 250)]
    public int CoSellBusinessDays { get; init; } = 5;

    /// <summary>How many business days of protection a holder has left at least when a decision is communicated.</summary>
    [Range(0, 250)]
    public int ProtectionBusinessDays { get; init; } = 5;

    /// <summary>By how many days a case moves the end of a holder's protection at most.</summary>
    [Range(0, 365)]
    public int MaxProtectionDays { get; init; } = 30;

    /// <summary>How many business days the holder is heard after the customer has confirmed its choice.</summary>
    [Range(0, 250)]
    public int HearingBusinessDays { get; init; } = 3;

    /// <summary>For how many days the customer may confirm its choice.</summary>
    [Range(1, 365)]
    public int ChoiceDays { get; init; } = 7;

    /// <summary>
    /// The holder's share of the credit, in percent, where a customer chose another partner after a demo or proposal.
    /// </summary>
    [PercentRange]
    public decimal ReleasingSharePercent { get; init; } = 25m;

    /// <summary>How many statements a party makes in a case at most.</summary>
    [Range(1, 1000)]
    public int MaxStatements { get; init; } = 50;

    /// <summary>How many documents a party adds to a case at most.</summary>
    [Range(1, 1000)]
    public int MaxDocuments { get; init; } = 20;
}

public static class ConflictProgram
{
    extension(ProgramVersion program)
    {
        public ConflictTerms Conflicts => program.Section<ConflictTerms>();

        public DateTimeOffset InvestigationDue(DateTimeOffset since) =>
            program.Calendar.AddBusinessDays(since, program.Conflicts.InvestigationBusinessDays);

        public DateTimeOffset MediationDue(DateTimeOffset since) =>
            program.Calendar.AddBusinessDays(since, program.Conflicts.MediationBusinessDays);

        public DateTimeOffset ConflictDecisionDue(DateTimeOffset since) =>
            program.Calendar.AddBusinessDays(since, program.Conflicts.DecisionBusinessDays);
    }
}
