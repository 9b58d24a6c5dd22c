using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Territories;

public readonly record struct TerritoryId(Guid Value) : ITypedId<TerritoryId>
{
    public static TerritoryId From(Guid value) => new(value);
}

/// <summary>
/// Staff says in which countries a partner sells, for some time. Several partners may share a country. A partner of which staff
/// has said nothing sells everywhere.
/// </summary>
public sealed class Territory : AggregateRoot, IPartnerOwned, ITimed
{
    /// <summary>Also of what is said of the end.</summary>
    public const int MaxNoteLength = 2000;

    public const int MaxCountries = 250;

    private Territory() { }

    public TerritoryId Id { get; private init; }

    public PartnerId Partner { get; private init; }

    /// <summary>ISO 3166-1 alpha-2 codes.</summary>
    public string[] Countries { get; private init; } = [];

    /// <summary>Product lines; null: all.</summary>
    public string[]? Lines { get; private init; }

    public DateTimeOffset From { get; private init; }

    public DateTimeOffset? Until { get; private init; }

    public string? Note { get; private set; }

    /// <summary>The conflict that it was made to prevent from coming back; null: none.</summary>
    public Guid? Conflict { get; private init; }

    /// <summary>The id of the person or system.</summary>
    public string CreatedBy { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why somebody ended it, as far as that was said.</summary>
    public string? EndReason { get; private set; }

    /// <summary>Rises with every change: two transactions never both change the same one.</summary>
    public int Revision { get; private set; }

    /// <param name="by">The id of the person or system.</param>
    public static Territory Create(TerritoryRequest asked, Guid? conflict, string by, DateTimeOffset now)
    {
        var territory = new Territory
        {
            Id = new(Guid.CreateVersion7(now)),
            Partner = asked.Partner,
            Countries = [.. asked.Countries.Order(StringComparer.Ordinal)],
            Lines = asked.Lines?.Order(StringComparer.Ordinal).ToArray(),
            From = asked.From,
            Until = asked.Until,
            Note = asked.Note,
            Conflict = conflict,
            CreatedBy = by,
            CreatedAt = now,
        };
        territory.Raise(new TerritoryEvent(TerritoryEvent.Created, territory, now));
        return territory;
    }

    public bool IsFor(string line) => Lines is null || Lines.Contains(line);

    /// <summary>It holds no more from now on.</summary>
    public Refusal? End(string? reason, DateTimeOffset now)
    {
        if (this.StatusAt(now) is ValidityStatus.Ended) return TerritoryRefusals.HasEnded;

        (EndedAt, EndReason) = (now, reason);
        Revision++;
        Raise(new TerritoryEvent(TerritoryEvent.Ended, this, now));
        return null;
    }

    /// <returns>False: the person is not named in it.</returns>
    public bool Erase(PersonTexts person)
    {
        if (!person.AreIn(Note) && !person.AreIn(EndReason)) return false;

        (Note, EndReason) = (person.Redact(Note), person.Redact(EndReason));
        Revision++;
        return true;
    }
}

/// <summary>Where staff wants a partner to sell.</summary>
/// <param name="Countries">ISO 3166-1 alpha-2 codes, each once.</param>
/// <param name="Lines">Product lines, each once; null: all.</param>
/// <param name="Until">Later than <paramref name="From"/>; null: until it is ended.</param>
public sealed record TerritoryRequest(
    PartnerId Partner, IReadOnlyList<string> Countries, IReadOnlyList<string>? Lines, DateTimeOffset From, DateTimeOffset? Until,
    string? Note);

public static class TerritoryRules
{
    extension(IEnumerable<Territory> territories)
    {
        /// <summary>
        /// The partner that has these sells that line in that country. Where none of them is about the line, it sells everywhere.
        /// </summary>
        public bool Allow(string line, string country, DateTimeOffset now)
        {
            var ofLine = territories.Where(it => it.IsFor(line) && it.IsActiveAt(now)).ToList();
            return ofLine.Count == 0 || ofLine.Exists(it => it.Countries.Contains(country));
        }
    }
}
