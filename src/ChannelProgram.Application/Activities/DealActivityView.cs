using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Activities;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Activities;

/// <summary>Something that a partner did for its deal. It never changes.</summary>
/// <param name="At">When it was, as the partner says.</param>
/// <param name="Who">Who of the partner. Null also if it was recorded by a partner that had the deal before.</param>
/// <param name="Contact">Who of the customer.</param>
/// <param name="Document">The id of a document of the deal that belongs to it.</param>
/// <param name="CreatedAt">When it was recorded.</param>
/// <param name="By">Who recorded it.</param>
[SchemaName("DealActivity")]
public sealed record DealActivityView(
    Guid Id,
    DealActivityKind Kind,
    DateTimeOffset At,
    [Line(Deal.MaxOwnerLength)] string? Who,
    [MultiLine(DealActivity.MaxNoteLength)] string? Note,
    DealView.Person? Contact,
    Guid? Document,
    DateTimeOffset CreatedAt,
    Actor By)
{
    public static DealActivityView Of(DealActivity it, IReadOnlyDictionary<string, string?> names) => new(
        it.Id.Value, it.Kind, it.At, names[it.CreatedBy] is null ? null : it.Who, it.Note,
        it.HasContact ? new(it.ContactName, it.ContactEmail) : null, it.Document?.Value, it.CreatedAt,
        names.OfPartner(it.CreatedBy));
}
