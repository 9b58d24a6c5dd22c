using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.VendorClaims;
using FluentValidation;

namespace ChannelProgram.Application.VendorClaims;

/// <summary>A claim of the vendor as it is asked for.</summary>
/// <param name="Account">The end customer.</param>
/// <param name="Lines">Codes of product lines, each once; without it all lines of the program.</param>
/// <param name="Unit">The customer's buying unit, where staff marked it as one with several; without one, the whole customer.</param>
/// <param name="Note">What the vendor's people should know of it. May have line breaks.</param>
/// <param name="ExternalId">The id that the vendor's CRM has for it.</param>
public sealed record VendorClaimForm(
    [property: Required] VendorClaimKind? Kind,
    [property: Required] Guid? Account,
    IReadOnlyList<string?>? Lines,
    string? Unit,
    string? Note,
    string? ExternalId)
{
    /// <summary>What is asked, once the rules found nothing wrong with it.</summary>
    internal VendorClaimRequest Read(ProgramVersion program) => new(
        Kind!.Value, new AccountId(Account!.Value), Lines is null ? program.Lines : [.. Lines.Select(it => it!)], Unit ?? "", Note, ExternalId);
}

/// <summary>What a claim of the vendor must say.</summary>
public sealed class VendorClaimRules : AbstractValidator<VendorClaimForm>
{
    private const int MaxLines = 200;

    public VendorClaimRules(IProgramVersions programs)
    {
        RuleFor(it => it.Kind).NotNull().WithMessage(Messages.Required);
        RuleFor(it => it.Account).NotNull().WithMessage(Messages.Required);
        RuleFor(it => it.Lines).Cascade(CascadeMode.Stop)
            .Must(it => it is null or { Count: > 0 }).WithMessage("needs at least one line; leave it out for all")
            .Must(it => it is null || it.Count <= MaxLines).WithMessage($"has at most {MaxLines} lines")
            .Custom((lines, rule) =>
            {
                var known = programs.InForce(RequestContext.Of(rule).Now).Lines;
                foreach (var (place, line) in (lines ?? []).Index())
                    if (Fault(line, lines!, known) is { } fault) rule.AddFailure($"{nameof(VendorClaimForm.Lines)}[{place}]", fault);
            });
        RuleFor(it => it.Unit).OptionalLine(200);
        RuleFor(it => it.Note).OptionalText(2000);
        RuleFor(it => it.ExternalId).OptionalLine(100);
    }

    private static string? Fault(string? line, IReadOnlyList<string?> lines, IReadOnlyList<string> known) =>
        line is null ? Messages.Required
        : !known.Contains(line) ? "is no product line of the program"
        : lines.Count(it => it == line) > 1 ? "is named more than once"
        : null;
}
