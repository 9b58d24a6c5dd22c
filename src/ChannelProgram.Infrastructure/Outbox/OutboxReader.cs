using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Outbox;

/// <summary>How far a part of the product has read the outbox.</summary>
public sealed class OutboxReader
{
    private OutboxReader() { }

    internal OutboxReader(string name, OutboxEvent? last)
    {
        Name = name;
        if (last is not null) MoveTo(last);
    }

    public string Name { get; private init; } = "";

    /// <summary>Of the event that it read last, like the next two.</summary>
    public ulong Position { get; private set; }

    public int Ordinal { get; private set; }

    public Guid Event { get; private set; }

    internal void MoveTo(OutboxEvent read) => (Position, Ordinal, Event) = (read.Position, read.Ordinal, read.Id);
}

internal sealed class OutboxReaderMapping : IEntityTypeConfiguration<OutboxReader>
{
    public void Configure(EntityTypeBuilder<OutboxReader> builder)
    {
        builder.ToTable("outbox_readers");
        builder.HasKey(it => it.Name);
        builder.Property(it => it.Name).HasMaxLength(50);
        builder.Property(it => it.Position).HasConversion<long>();
    }
}

internal sealed class OutboxReaders(ChannelDb db, IEngine engine, ProgramClock clock) : IOutboxReaders
{
    /// <summary>How far back a reader begins that has never read: it tells nobody of what happened before it came.</summary>
    private static readonly TimeSpan FirstLookBack = TimeSpan.FromHours(1);

    public async Task<IReadOnlyList<OutboxItem>> ReadNext(string reader, int max, CancellationToken ct)
    {
        if (!await engine.TryLock(db, LockKey.Of($"outbox reader {reader}"), ct)) return [];

        var place = await db.Set<OutboxReader>().SingleOrDefaultAsync(it => it.Name == reader, ct)
            ?? db.Add(new OutboxReader(reader, await LastBefore(clock.MachineNow() - FirstLookBack, ct))).Entity;
        var found = await new Outbox(db, engine).ReadAfter(OutboxPosition.Of(place), max, ct, withInternal: true);
        if (found is not []) place.MoveTo(found[^1]);
        return
        [
            .. found.Select(it => new OutboxItem(
                it.Id, it.Type, it.Subject, it.Partner is { } partner ? PartnerId.From(partner) : null)),
        ];
    }

    private Task<OutboxEvent?> LastBefore(DateTimeOffset since, CancellationToken ct) =>
        db.Set<OutboxEvent>().AsNoTracking().Where(it => it.RecordedAt < since)
            .OrderByDescending(it => it.Position).ThenByDescending(it => it.Ordinal).ThenByDescending(it => it.Id)
            .FirstOrDefaultAsync(ct);
}
