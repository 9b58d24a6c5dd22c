using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Documents;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Documents;

internal sealed class DealDocuments(IChannelDb db) : IDealDocuments
{
    public Task<bool> HasDocument(DealId deal, CancellationToken ct) => db.Documents.AnyAsync(it => it.Deal == deal, ct);
}

public static class DocumentSet
{
    extension(IChannelDb db)
    {
        public DbSet<DealDocument> Documents => db.Set<DealDocument>();

        /// <returns>Null: the caller has no such document of this deal.</returns>
        public Task<DealDocument?> FindDocument(DealId deal, DocumentId id, CancellationToken ct) =>
            db.Documents.SingleOrDefaultAsync(it => it.Id == id && it.Deal == deal, ct);
    }
}

/// <summary>
/// The bytes of documents, of deals and of whatever else has some. Not scoped: the caller must have found the document.
/// </summary>
public interface IDocumentContents
{
    /// <summary>Stores the content of a new document, read from its start, and whatever else waits to be stored.</summary>
    Task Add(DocumentId document, Stream content, CancellationToken ct);

    Task Delete(DocumentId document, CancellationToken ct);

    /// <summary>In pieces, each read from the database when it is asked for.</summary>
    IAsyncEnumerable<byte[]> Read(DocumentId document, CancellationToken ct);
}

/// <summary>Answered by the feature above that refers to documents.</summary>
public interface IDocumentReferences
{
    Task<bool> HasAny(DocumentId document, CancellationToken ct);
}
