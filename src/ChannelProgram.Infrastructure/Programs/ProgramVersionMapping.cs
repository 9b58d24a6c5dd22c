using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Programs;

/// <summary>A published program version as stored: its document, word for word as it was validated.</summary>
public sealed class StoredProgramVersion
{
    public int Number { get; init; }
    public DateTimeOffset EffectiveFrom { get; init; }
    public DateTimeOffset PublishedAt { get; init; }
    public string Document { get; init; } = "";
}

internal sealed class ProgramVersionMapping : IEntityTypeConfiguration<StoredProgramVersion>
{
    public void Configure(EntityTypeBuilder<StoredProgramVersion> builder)
    {
        builder.ToTable("program_versions");
        builder.HasKey(it => it.Number);
        builder.Property(it => it.Number).ValueGeneratedNever();
    }
}
