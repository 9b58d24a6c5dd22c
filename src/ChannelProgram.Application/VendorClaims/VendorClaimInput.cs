using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.VendorClaims;
using FluentValidation;

namespace ChannelProgram.Application.VendorClaims;

/// <summary>A claim that the vendor wants to have.</summary>
/// <param name="Account">The account of the end customer.</param>
/// <param name="Lines">Codes of product lines, each once. Without it: all lines of the program.</param>
/// <param name="Unit">The buying unit, if the customer has several. Without it: the whole customer.</param>
/// <param name="Note">What the vendor's people should know about it. May have line breaks.</param>
/// <param name="ExternalId">The id that the claim has in the vendor's CRM.</param>
public sealed record VendorClaimInput(
    [Required] VendorClaimKind? Kind,
    [Required] AccountId? Account,
    [Count(1, ProductLineRules.MaxLines, Of = "line", Instead = "leave it out for all"), Code] IReadOnlyList<string?>? Lines,
    [Line(ClaimTarget.MaxUnitLength)] string? Unit,
    [MultiLine(VendorClaim.MaxNoteLength)] string? Note,
    [PathId(VendorClaim.MaxExternalIdLength)] string? ExternalId)
{
    internal VendorClaimRequest Read(ProgramVersion program) => new(
        Kind!.Value, Account!.Value, Lines is null ? program.Lines : [.. Lines.Select(it => it!)], Unit ?? "", Note, ExternalId);
}

public sealed class VendorClaimRules : AbstractValidator<VendorClaimInput>
{
    public VendorClaimRules(IProgramVersions programs) =>
        RuleFor(it => it.Lines).MustBeProductLines(programs, nameof(VendorClaimInput.Lines));
}
