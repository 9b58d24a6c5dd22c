using System.ComponentModel.DataAnnotations;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using FluentValidation;

namespace ChannelProgram.Application.People;

/// <summary>Somebody who belongs to a partner, or did, as that partner knows the person.</summary>
/// <param name="EmailConfirmed">
/// The person answered a mail that was sent there. Only then the record goes along to another partner.
/// </param>
/// <param name="Memberships">The times at this partner, the latest first. Those at others are nobody's business here.</param>
[SchemaName("Person")]
public sealed record PersonView(
    Guid Id,
    [Line(Membership.MaxNameLength)] string Name,
    [Line(EmailAttribute.MaxEmailLength)] string Email,
    bool EmailConfirmed,
    IReadOnlyList<PersonView.Period> Memberships,
    [Name] IReadOnlyList<string> NextActions)
{
    /// <summary>The time from when a person joined a partner until it left.</summary>
    /// <param name="Until">The last day. Null: the person has not left.</param>
    [SchemaName("PersonMembership")]
    public sealed record Period(DateOnly From, DateOnly? Until);

    /// <param name="memberships">Of one person at one partner, the latest first.</param>
    public static PersonView Of(IReadOnlyList<Membership> memberships, bool mayManage) => new(
        memberships[0].Person.Value, memberships[0].Name, memberships[0].Email, memberships[0].EmailConfirmed,
        [.. memberships.Select(it => new Period(it.From, it.Until))],
        mayManage && !memberships[0].HasEnded ? ["update", "leave"] : []);
}

/// <summary>A person as a partner knows it.</summary>
[SchemaName("PersonInput")]
public sealed record PersonForm(
    [Required, ProperName(Membership.MaxNameLength)] string? Name, [Required, Email] string? Email);

public sealed class PersonRules : AbstractValidator<PersonForm>
{
    public PersonRules() => RuleFor(it => it.Email)
        .Must(it => it is null || Membership.IsComparable(it)).WithMessage("must be an e-mail address");
}
