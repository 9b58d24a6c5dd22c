using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using FluentValidation;

namespace ChannelProgram.Application.Accounts;

/// <summary>A key as a person types it: a website, a tax id or a D-U-N-S number.</summary>
/// <param name="Value">
/// In any usual spelling. A tax id without a country prefix is read with the country of the account, unless <c>country</c> names
/// another.
/// </param>
/// <param name="Country">Only for a tax id of another country than the account's: ISO 3166-1 alpha-2, in upper case.</param>
public sealed record AccountKeyInput(
    [Required] KeyKind? Kind, [Required, Line(Website.MaxLength)] string? Value, [CountryCode] string? Country)
{
    /// <param name="country">Of the account, if the key does not name its own.</param>
    internal Result<StrongKey> ReadIn(string country, SharedHosts shared)
    {
        var fault = "recognises nobody: many share it";
        var key = Kind switch
        {
            KeyKind.Domain => Website.TryParse(Value!, out var site, out var wrong) ? site.KeyBeside(shared) : Faulty(wrong),
            KeyKind.TaxId => TaxId.TryParse(Value!, Country ?? country, out var taxId, out var wrong) ? taxId.Key : Faulty(wrong),
            KeyKind.Duns => Duns.TryParse(Value!, out var duns, out var wrong) ? duns.Key : Faulty(wrong),
            _ => null,
        };
        return key is { } known ? known : Refusal.Invalid(new Dictionary<string, string[]> { ["/value"] = [fault] });

        StrongKey? Faulty(string wrong)
        {
            fault = wrong;
            return null;
        }
    }

    public sealed class Rules : AbstractValidator<AccountKeyInput>
    {
        public Rules(IProgramVersions programs)
        {
            RuleFor(it => it.Country).Null().When(it => it.Kind is KeyKind.Domain or KeyKind.Duns).WithMessage("is for a tax id");
            RuleFor(it => it.Value).Custom((value, rule) =>
            {
                if (value is null || rule.InstanceToValidate.Kind is null) return;
                // The account's country is not known yet: the handler reads the key with it.
                var shared = programs.InForce(RequestContext.Of(rule).Now).AllSharedHosts;
                if (rule.InstanceToValidate.ReadIn(country: "", shared).Refusal is { } refused)
                    rule.AddFailure(refused.Faults.Values.Single()[0]);
            });
        }
    }
}
