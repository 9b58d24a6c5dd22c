using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Documents;

namespace ChannelProgram.Domain.Activities;

public readonly record struct ActivityId(Guid Value) : ITypedId<ActivityId>
{
    public static ActivityId From(Guid value) => new(value);
}

public enum DealActivityKind { Call, Meeting, Demo, Proposal, Quote }

/// <summary>Something that a partner did for its deal, as it says. It never changes, but persons are erased from it.</summary>
public sealed class DealActivity : IPartnerOwned
{
    public const int MaxNoteLength = 4000;

    /// <summary>How long before its deal was registered an activity may have been.</summary>
    public const int MaxDaysBeforeDeal = 90;

    private DealActivity() { }

    public ActivityId Id { get; private init; }
    public DealId Deal { get; private init; }
    public PartnerId Partner { get; private init; }
    public DealActivityKind Kind { get; private init; }

    /// <summary>When it was, as the partner says: nothing is decided by it.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Who of the partner.</summary>
    public string? Who { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Who of the customer.</summary>
    public string? ContactName { get; private set; }

    public string? ContactEmail { get; private set; }
    public DocumentId? Document { get; private init; }

    /// <summary>The id of the person or system that recorded it.</summary>
    public string CreatedBy { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    public bool HasContact => ContactName is not null || ContactEmail is not null;

    /// <summary>It brings the sale forward, and there is something to show for it.</summary>
    public bool ShowsProgress =>
        Kind is DealActivityKind.Demo or DealActivityKind.Proposal or DealActivityKind.Quote
        && (HasContact || Document is not null);

    public static DealActivity Of(Deal deal, Said said, string by, DateTimeOffset now) => new()
    {
        Id = new(Guid.CreateVersion7(now)),
        Deal = deal.Id,
        Partner = deal.Partner,
        Kind = said.Kind,
        At = said.At ?? now,
        Who = said.Who,
        Note = said.Note,
        ContactName = said.ContactName,
        ContactEmail = said.ContactEmail,
        Document = said.Document,
        CreatedBy = by,
        CreatedAt = now,
    };

    /// <returns>False: the person is not named in it.</returns>
    public bool Erase(PersonTexts person)
    {
        var before = (Who, Note, ContactName, ContactEmail);
        if (person.AreContact(ContactName, ContactEmail)) (ContactName, ContactEmail) = (null, null);
        if (person.AreNamedBy(Who)) Who = null;
        Note = person.Redact(Note);
        return before != (Who, Note, ContactName, ContactEmail);
    }

    /// <summary>Who of the customer: it was kept for long enough.</summary>
    public void EraseContact() => Erase(new(
        ContactEmail is { } email ? [email] : [],
        ContactName is { } name ? [name] : []));

    public static bool IsTooEarly(DateTimeOffset at, Deal deal) => at < deal.CreatedAt.AddDays(-MaxDaysBeforeDeal);

    /// <summary>What the partner says of it.</summary>
    /// <param name="At">Null: now.</param>
    public sealed record Said(
        DealActivityKind Kind, DateTimeOffset? At = null, string? Who = null, string? Note = null, string? ContactName = null,
        string? ContactEmail = null, DocumentId? Document = null);
}
