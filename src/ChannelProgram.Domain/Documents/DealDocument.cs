using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Domain.Documents;

public readonly record struct DocumentId(Guid Value) : ITypedId<DocumentId>
{
    public static DocumentId From(Guid value) => new(value);
}

/// <summary>A file that a partner added to its deal. Its content never changes; it is stored beside it.</summary>
public sealed class DealDocument : IPartnerOwned
{
    public const int MaxNameLength = 200;
    public const int DigestLength = 32;

    private static readonly LineAttribute NameFormat = new(MaxNameLength);

    private DealDocument() { }

    public DocumentId Id { get; private init; }
    public DealId Deal { get; private init; }
    public PartnerId Partner { get; private init; }
    public string Name { get; private set; } = "";
    public DocumentType Type { get; private init; }

    /// <summary>In bytes.</summary>
    public int Size { get; private init; }

    /// <summary>SHA-256 of the content.</summary>
    public byte[] Digest { get; private init; } = [];

    /// <summary>The id of the person or system that added it.</summary>
    public string CreatedBy { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <param name="name">With an extension that says its type.</param>
    public static DealDocument Of(Deal deal, string name, int size, byte[] digest, string by, DateTimeOffset now) => new()
    {
        Id = new(Guid.CreateVersion7(now)),
        Deal = deal.Id,
        Partner = deal.Partner,
        Name = name,
        Type = DocumentTypes.OfName(name)
            ?? throw new ArgumentException("Its name does not say what it is.", nameof(name)),
        Size = size,
        Digest = digest,
        CreatedBy = by,
        CreatedAt = now,
    };

    /// <returns>What is wrong with a file's name; null: nothing.</returns>
    public static string? FaultOfName(string name) =>
        NameFormat.IsBlank(name) ? "has no name"
        : NameFormat.FaultOf(name) is { } fault ? $"has a name that {fault}"
        : null;

    /// <returns>False: its name does not name the person.</returns>
    public bool Erase(PersonTexts person)
    {
        if (!person.AreIn(Name)) return false;
        Name = person.Redact(Name)!;
        return true;
    }

    /// <summary>It belongs to its deal from now on: it was stored before the deal's turn.</summary>
    public void Accept(DateTimeOffset now) => CreatedAt = now;
}
