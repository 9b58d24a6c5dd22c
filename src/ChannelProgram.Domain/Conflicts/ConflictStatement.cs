using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Documents;

namespace ChannelProgram.Domain.Conflicts;

public readonly record struct ConflictStatementId(Guid Value) : ITypedId<ConflictStatementId>
{
    public static ConflictStatementId From(Guid value) => new(value);
}

/// <summary>What a party says in a case. The other parties never read it.</summary>
public sealed class ConflictStatement : IPartnerOwned
{
    public const int MaxTextLength = 4000;

    private ConflictStatement() { }

    public ConflictStatementId Id { get; private init; }
    public ConflictPartyId Party { get; private init; }
    public PartnerId Partner { get; private init; }
    public string Text { get; private set; } = "";

    /// <summary>It is the party's appeal.</summary>
    public bool IsAppeal { get; private init; }

    /// <summary>The id of who made it.</summary>
    public string By { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    public static ConflictStatement Of(ConflictParty party, string text, bool isAppeal, string by, DateTimeOffset now) => new()
    {
        Id = new(Guid.CreateVersion7(now)),
        Party = party.Id,
        Partner = party.Partner,
        Text = text,
        IsAppeal = isAppeal,
        By = by,
        At = now,
    };

    /// <returns>False: the person is not named in it.</returns>
    public bool Erase(PersonTexts person)
    {
        if (!person.AreIn(Text)) return false;
        Text = person.Redact(Text)!;
        return true;
    }
}

/// <summary>A document that a party adds to a case. The other parties never learn of it.</summary>
public sealed class ConflictDocument : IPartnerOwned
{
    private ConflictDocument() { }

    public DocumentId Id { get; private init; }
    public ConflictPartyId Party { get; private init; }
    public PartnerId Partner { get; private init; }
    public string Name { get; private set; } = "";
    public DocumentType Type { get; private init; }

    /// <summary>In bytes.</summary>
    public int Size { get; private init; }

    /// <summary>SHA-256 of the content.</summary>
    public byte[] Digest { get; private init; } = [];

    /// <summary>The id of who added it.</summary>
    public string By { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    /// <param name="name">With an extension that says its type.</param>
    public static ConflictDocument Of(
        ConflictParty party, string name, int size, byte[] digest, string by, DateTimeOffset now) => new()
        {
            Id = new(Guid.CreateVersion7(now)),
            Party = party.Id,
            Partner = party.Partner,
            Name = name,
            Type = DocumentTypes.OfName(name) ?? throw new ArgumentException("Its name does not say what it is.", nameof(name)),
            Size = size,
            Digest = digest,
            By = by,
            At = now,
        };

    /// <returns>False: its name does not name the person.</returns>
    public bool Erase(PersonTexts person)
    {
        if (!person.AreIn(Name)) return false;
        Name = person.Redact(Name)!;
        return true;
    }
}

public readonly record struct ConflictNoteId(Guid Value) : ITypedId<ConflictNoteId>
{
    public static ConflictNoteId From(Guid value) => new(value);
}

/// <summary>What staff notes about a case. No party reads it.</summary>
public sealed class ConflictNote
{
    private ConflictNote() { }

    public ConflictNoteId Id { get; private init; }
    public ConflictId Conflict { get; private init; }
    public string Text { get; private set; } = "";

    /// <summary>The id of who made it.</summary>
    public string By { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    public static ConflictNote Of(ConflictId conflict, string text, string by, DateTimeOffset now) =>
        new() { Id = new(Guid.CreateVersion7(now)), Conflict = conflict, Text = text, By = by, At = now };

    /// <returns>False: the person is not named in it.</returns>
    public bool Erase(PersonTexts person)
    {
        if (!person.AreIn(Text)) return false;
        Text = person.Redact(Text)!;
        return true;
    }
}
