using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using FluentValidation;

namespace ChannelProgram.Application.Users;

/// <summary>Somebody who is to sign in.</summary>
/// <param name="Email">Where the invitation goes, and by what the person signs in.</param>
/// <param name="Person">Who of the partner's people it is.</param>
[SchemaName("UserInvitation")]
public sealed record InvitationForm(
    [Required, Email] string? Email, [ProperName(ProgramUser.MaxNameLength)] string? Name, [Required] Role? Role,
    PersonId? Person);

/// <summary>What can be changed of a user.</summary>
/// <param name="Person">Who of the partner's people it is.</param>
[SchemaName("UserInput")]
public sealed record UserForm([Required] Role? Role, PersonId? Person);

public sealed class InvitationRules : AbstractValidator<InvitationForm>
{
    public InvitationRules() => RuleFor(it => it.Email)
        .Must(it => it is null || SignIn.IsComparable(it)).WithMessage("must be an e-mail address");
}

internal static class UserRoles
{
    public static readonly IReadOnlyList<Role> OfPartners = [.. Enum.GetValues<Role>().Where(it => it >= Role.PartnerAdmin)];

    public static readonly IReadOnlyList<Role> OfStaff = [.. Enum.GetValues<Role>().Where(it => it < Role.PartnerAdmin)];

    public static IReadOnlyList<Role> Of(PartnerId? owner) => owner is null ? OfStaff : OfPartners;

    /// <summary>Null: there is none.</summary>
    public static Refusal? FaultOf(Role role, PartnerId? owner) => Of(owner).Contains(role)
        ? null
        : Refusal.Invalid(new Dictionary<string, string[]>
        {
            ["/role"] =
            [
                "must be one of " + string.Join(
                    ", ", Of(owner).Select(it => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{it}"))),
            ],
        });

    /// <summary>What somebody in this role does with a partner's data, as scopes of a system.</summary>
    public static IEnumerable<string> ScopesOf(Role role) => Mediation.Features.SelectMany(it => it.Permissions)
        .Where(it => it.Roles.Contains(role)).Select(it => it.PartnerScope).OfType<string>();
}
