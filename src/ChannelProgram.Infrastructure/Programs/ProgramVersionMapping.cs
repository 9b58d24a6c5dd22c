using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Programs;

public sealed class StoredProgramVersion : AggregateRoot
{
    public int Number { get; init; }
    public DateTimeOffset EffectiveFrom { get; init; }
    public DateTimeOffset PublishedAt { get; init; }
    public string Document { get; init; } = "";

    public static StoredProgramVersion Publish(int number, DateTimeOffset effectiveFrom, string document, DateTimeOffset now)
    {
        var version =
            new StoredProgramVersion { Number = number, EffectiveFrom = effectiveFrom, PublishedAt = now, Document = document };
        version.Raise(new ProgramPublished(number, effectiveFrom, now));
        return version;
    }
}

internal sealed class ProgramVersionMapping : IEntityTypeConfiguration<StoredProgramVersion>
{
    public void Configure(EntityTypeBuilder<StoredProgramVersion> builder)
    {
        builder.ToTable("program_versions");
        builder.HasKey(it => it.Number);
        builder.Property(it => it.Number).ValueGeneratedNever();
        builder.Ignore(it => it.Events);
    }
}

internal sealed class ProgramDraftMapping : IEntityTypeConfiguration<ProgramDraft>
{
    public void Configure(EntityTypeBuilder<ProgramDraft> builder)
    {
        builder.ToTable("program_drafts");
        builder.HasKey(it => it.Number);
        builder.Property(it => it.Number).ValueGeneratedNever();
        builder.Property(it => it.UpdatedAt).IsConcurrencyToken();
        builder.Ignore(it => it.Events);
    }
}
