using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Documents;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Documents;

internal sealed class DocumentMapping : IEntityTypeConfiguration<DealDocument>
{
    public void Configure(EntityTypeBuilder<DealDocument> builder)
    {
        builder.ToTable("deal_documents");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Name).HasMaxLength(DealDocument.MaxNameLength);
        builder.Property(it => it.Type).HasConversion<string>().HasMaxLength(10);
        builder.Property(it => it.Digest).HasMaxLength(DealDocument.DigestLength);
        builder.Property(it => it.CreatedBy).HasMaxLength(CallerId.MaxLength);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Deal>().WithMany().HasForeignKey(it => it.Deal).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => new { it.Deal, it.CreatedAt, it.Id }).HasDatabaseName("ix_deal_documents_of_deal");
    }
}

/// <summary>A piece of a document's content; all but the last are of the same length.</summary>
internal sealed class DocumentChunk(DocumentId document, int place, byte[] bytes)
{
    /// <summary>Below the size from which .NET keeps an array on the heap of large objects.</summary>
    public const int MaxLength = 64 * 1024;

    public DocumentId Document { get; private init; } = document;

    public int Place { get; private init; } = place;

    public byte[] Bytes { get; private init; } = bytes;
}

internal sealed class DocumentChunkMapping : IEntityTypeConfiguration<DocumentChunk>
{
    public void Configure(EntityTypeBuilder<DocumentChunk> builder)
    {
        builder.ToTable("document_chunks");
        // The document is a row of another table, of whichever feature it belongs to.
        builder.HasKey(it => new { it.Document, it.Place });
    }
}
