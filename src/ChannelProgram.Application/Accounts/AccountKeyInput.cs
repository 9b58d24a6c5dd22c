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
    internal StrongKey? Read(string country, SharedHosts shared, out string? fault)
    {
        fault = null;
        return Kind switch
        {
            KeyKind.Domain when Website.TryParse(Value!, out var site, out fault) => site.KeyBeside(shared),
            KeyKind.TaxId when TaxId.TryParse(Value!, out var taxId, out fault) => taxId.KeyIn(Country ?? country),
            KeyKind.Duns when Duns.TryParse(Value!, out var duns, out fault) => duns.Key,
            _ => null,
        };
    }

    public sealed class Rules : AbstractValidator<AccountKeyInput>
    {
        public Rules(IProgramVersions programs)
        {
            RuleFor(it => it.Country).Null().When(it => it.Kind is KeyKind.Domain or KeyKind.Duns).WithMessage("is for a tax id");
            RuleFor(it => it.Value).Custom((value, rule) =>
            {
                if (value is null || rule.InstanceToValidate.Kind is null) return;
                // Any country will do: it does not decide whether the key is valid.
                var shared = programs.InForce(RequestContext.Of(rule).Now).AllSharedHosts;
                if (rule.InstanceToValidate.Read("US", shared, out var fault) is null)
                    rule.AddFailure(fault ?? "recognises nobody: many share this domain");
            });
        }
    }
}
