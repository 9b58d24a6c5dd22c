using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.AccountAssignments;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using FluentValidation;

namespace ChannelProgram.Application.AccountAssignments;

/// <summary>Which partner an end customer is to belong to.</summary>
/// <param name="Account">The account of the end customer.</param>
/// <param name="Partner">The partner that it is to belong to.</param>
/// <param name="Lines">Codes of product lines, each once. Without it: all, later ones too.</param>
/// <param name="From">Not earlier than now. Without it: now.</param>
/// <param name="Until">From then on it holds no more. Without it: it holds until it is ended.</param>
/// <param name="Note">What the vendor's people should know about it. May have line breaks.</param>
public sealed record AccountAssignmentInput(
    [Required] AccountId? Account,
    [Required] PartnerId? Partner,
    [Count(1, ProductLineRules.MaxLines, Of = "line", Instead = "leave it out for all"), Code] IReadOnlyList<string?>? Lines,
    DateTimeOffset? From,
    DateTimeOffset? Until,
    [MultiLine(AccountAssignment.MaxNoteLength)] string? Note)
    : ITimedInput
{
    public AccountAssignmentRequest Read(DateTimeOffset now) =>
        new(Account!.Value, Partner!.Value, Lines is null ? null : [.. Lines.Select(it => it!)], From ?? now, Until, Note);
}

public sealed class AccountAssignmentRules : AbstractValidator<AccountAssignmentInput>
{
    public AccountAssignmentRules(IProgramVersions programs)
    {
        RuleFor(it => it.Lines).MustBeProductLines(programs, nameof(AccountAssignmentInput.Lines));
        this.MustNotBeginInThePast();
    }
}
