using ChannelProgram.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Programs;

/// <summary>A published program version as stored: its document, as it was validated.</summary>
public sealed class StoredProgramVersion : AggregateRoot
{
    public int Number { get; init; }
    public DateTimeOffset EffectiveFrom { get; init; }
    public DateTimeOffset PublishedAt { get; init; }
    public string Document { get; init; } = "";

    public static StoredProgramVersion Publish(int number, DateTimeOffset effectiveFrom, string document, DateTimeOffset now)
    {
        var version = new StoredProgramVersion { Number = number, EffectiveFrom = effectiveFrom, PublishedAt = now, Document = document };
        version.Raise(new ProgramPublished(number, effectiveFrom, now));
        return version;
    }
}

/// <summary>A program version was published.</summary>
internal sealed record ProgramPublished(int Number, DateTimeOffset EffectiveFrom, DateTimeOffset At) : IDomainEvent
{
    string IDomainEvent.Type => "program.published";
    string IDomainEvent.Subject => $"program version {Number}";
    bool IDomainEvent.IsAutomatic => false;
    object? IDomainEvent.Before => null;
    object IDomainEvent.After => new { Version = Number, EffectiveFrom };
    object IDomainEvent.Published => new { Version = Number, EffectiveFrom };
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
