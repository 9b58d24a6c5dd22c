using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Activities;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Documents;
using FluentValidation;

namespace ChannelProgram.Application.Activities;

/// <summary>Something that a partner did for its deal.</summary>
/// <param name="At">When it was: not in the future, and at most 90 days before the deal was registered. Without it: now.</param>
/// <param name="Who">Who of the partner.</param>
/// <param name="Note">What came of it. May have line breaks.</param>
/// <param name="Contact">Who of the customer.</param>
/// <param name="Document">The id of a document of the same deal, such as the quote that was sent.</param>
public sealed record DealActivityInput(
    [Required] DealActivityKind? Kind,
    DateTimeOffset? At,
    [Line(Deal.MaxOwnerLength)] string? Who,
    [MultiLine(DealActivity.MaxNoteLength)] string? Note,
    DealActivityInput.Person? Contact,
    DocumentId? Document)
{
    [SchemaName("DealActivityContact")]
    public sealed record Person([ProperName(Customer.MaxContactNameLength)] string? Name, [Email] string? Email);

    internal DealActivity.Said Read() => new(Kind!.Value, At, Who, Note, Contact?.Name, Contact?.Email, Document);
}

public sealed class DealActivityRules : AbstractValidator<DealActivityInput>
{
    public DealActivityRules() => RuleFor(it => it.At)
        .Must((_, at, context) => at is null || at <= RequestContext.Of(context).Now)
        .WithMessage("must not be in the future");
}
