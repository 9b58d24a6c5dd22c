using System.Runtime.CompilerServices;
using ChannelProgram.Application.Documents;
using ChannelProgram.Domain.Documents;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Documents;

/// <summary>Writes and reads one chunk at a time: no more of a document is ever in memory.</summary>
internal sealed class DocumentContents(ChannelDb db) : IDocumentContents
{
    public async Task Add(DocumentId document, Stream content, CancellationToken ct)
    {
        content.Position = 0;
        var bytes = new byte[DocumentChunk.MaxLength];
        for (var place = 0; ; place++)
        {
            var length = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
            if (length == 0) return;

            var chunk = new DocumentChunk(document, place, length == bytes.Length ? bytes : bytes[..length]);
            db.Add(chunk);
            await db.SaveChangesAsync(ct);
            db.Entry(chunk).State = EntityState.Detached;
        }
    }

    public Task Delete(DocumentId document, CancellationToken ct) =>
        db.Set<DocumentChunk>().Where(it => it.Document == document).ExecuteDeleteAsync(ct);

    /// <summary>Each chunk is a statement of its own, so a slow reader keeps no connection to the database.</summary>
    public async IAsyncEnumerable<byte[]> Read(DocumentId document, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var place = 0; ; place++)
        {
            var at = place;
            var bytes = await db.Set<DocumentChunk>().AsNoTracking().Where(it => it.Document == document && it.Place == at)
                .Select(it => it.Bytes).SingleOrDefaultAsync(ct);
            if (bytes is null) yield break;
            yield return bytes;
        }
    }
}
