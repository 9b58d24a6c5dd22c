using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;
using FluentValidation;

namespace ChannelProgram.Application.Companies;

public sealed class WebsiteAttribute() : LineAttribute(Website.MaxLength)
{
    public override bool IsBlank(string text) => false;

    public override string? FaultOf(string text) => Website.TryParse(text, out _, out var fault) ? null : fault;
}

/// <summary>The name of an end customer.</summary>
public sealed class CustomerNameAttribute() : LineAttribute(CompanyName.MaxLength)
{
    public override bool IsBlank(string text) => !Text.HasLetterOrDigit(text);

    public override string? FaultOf(string text) => base.FaultOf(text)
        ?? (NobodysName.Is(text) ? "names nobody: it must be the name of the customer" : null);
}

/// <summary>Checks what is the same in every country; what the customer's own says is a rule of the form.</summary>
public sealed class TaxIdAttribute() : LineAttribute(TaxId.MaxTextLength)
{
    public override string? FaultOf(string text) =>
        base.FaultOf(text) ?? TaxId.FaultOf(text);
}

public sealed class DunsAttribute() : LineAttribute(Duns.MaxTextLength)
{
    public override string? FaultOf(string text) =>
        base.FaultOf(text) ?? (Duns.TryParse(text, out _, out var fault) ? null : fault);
}

internal static class KeyRules
{
    public static IRuleBuilderOptionsConditions<T, string?> MustBeTaxIdIn<T>(
        this IRuleBuilder<T, string?> rule, Func<T, string?> country) => rule.Custom((text, context) =>
    {
        if (text is not null && !TaxId.TryParse(text, country(context.InstanceToValidate) ?? "", out _, out var fault))
            context.AddFailure(fault);
    });
}
