using ChannelProgram.Application.Common;
using ChannelProgram.Application.Documents;
using ChannelProgram.Domain.Activities;
using ChannelProgram.Domain.Documents;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Activities;

internal sealed class DocumentReferences(IChannelDb db) : IDocumentReferences
{
    public Task<bool> HasAny(DocumentId document, CancellationToken ct) =>
        db.Activities.AnyAsync(it => it.Document == document, ct);
}

public static class ActivitySet
{
    extension(IChannelDb db)
    {
        public DbSet<DealActivity> Activities => db.Set<DealActivity>();
    }
}
