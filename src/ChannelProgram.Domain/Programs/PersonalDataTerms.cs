using System.ComponentModel.DataAnnotations;

namespace ChannelProgram.Domain.Programs;

/// <summary>
/// How long names and addresses of people are kept. It stands here because features of every height ask for it.
/// </summary>
public sealed record PersonalDataTerms : IProgramSection
{
    string IProgramSection.Name => "personalData";

    /// <summary>How many months the contact of a customer is kept after the deal ended.</summary>
    [Range(1, 600)]
    public int CustomerContactMonths { get; init; } = 36;

    /// <summary>How many months name and address of a person are kept after the person left a partner for none.</summary>
    [Range(1, 600)]
    public int FormerPeopleMonths { get; init; } = 36;

    /// <summary>How many months name and address of a user are kept after the user was removed.</summary>
    [Range(1, 600)]
    public int RemovedUserMonths { get; init; } = 36;

    /// <summary>How many days a mail is kept after it was written, sent or not.</summary>
    [Range(1, 365)]
    public int MailDays { get; init; } = 30;

    /// <summary>How many days an invitation that nobody accepted is kept after it expired.</summary>
    [Range(1, 365)]
    public int InvitationDays { get; init; } = 30;
}

public static class PersonalDataProgram
{
    extension(ProgramVersion program)
    {
        public PersonalDataTerms PersonalData => program.Section<PersonalDataTerms>();
    }
}
