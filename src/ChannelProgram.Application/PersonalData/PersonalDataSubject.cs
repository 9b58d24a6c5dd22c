using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using FluentValidation;

namespace ChannelProgram.Application.PersonalData;

/// <summary>Whose data is meant: one of the two.</summary>
/// <param name="Email">Of a customer's contact, an applicant, a person of a partner or a user.</param>
/// <param name="Person">The id of a person of a partner, or of a user.</param>
[SchemaName("PersonalDataSubject")]
public sealed record PersonalDataSubject([Email] string? Email, Guid? Person)
{
    // The generated ToString would put the address into logs.
    public override string ToString() => nameof(PersonalDataSubject);

    internal DataSubject Read(PartnerId? within = null) => Subject(Email, Person, within);

    internal static DataSubject Subject(string? email, Guid? person, PartnerId? within = null, string? phone = null)
    {
        // No two kinds of ids are alike, so whoever has it finds it.
        var subject = new DataSubject(within, phone, person);
        subject.AddEmail(email);
        return subject;
    }
}

public sealed class PersonalDataSubjectRules : AbstractValidator<PersonalDataSubject>
{
    internal const string OneOfTwo = "is required, or else person: one of the two, not both";

    public PersonalDataSubjectRules() => RuleFor(it => it.Email)
        .Must((it, email) => email is null != it.Person is null).WithMessage(OneOfTwo);
}
