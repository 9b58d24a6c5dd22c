using System.Diagnostics;
using ChannelProgram.Api.Tests.Store;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.PostgreSql;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Audit;

[Trait("Engine", "postgreSql")]
public sealed class OutboxReaderTests : IAsyncLifetime
{
    private static readonly PostgreSqlEngine Engine = new();

    private TestDatabase _database = null!;
    private OutboxPosition _position;
    private int _read;

    [Fact]
    public async Task An_event_that_commits_later_never_sorts_before_one_already_read()
    {
        await ReadAll();

        await using var early = Open();
        await using var begun = await early.Database.BeginTransactionAsync();
        await early.Database.ExecuteSqlAsync($"SELECT pg_current_xact_id()");
        var second = await Write(Open());
        Assert.Empty(await Read());

        var first = await Write(early);
        await begun.CommitAsync();

        Assert.Equal([first, second], await ReadAll());
    }

    [Fact]
    public async Task A_reader_with_concurrent_writers_reads_every_event_once()
    {
        var read = new List<Guid>();
        var writing = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => WriteMany()));
        while (!writing.IsCompleted) read.AddRange(await Read());
        await writing;
        read.AddRange(await ReadAll());

        await using var db = Open();
        Assert.Equal((await db.Set<OutboxEvent>().Select(it => it.Id).ToListAsync()).Order(), read.Order());

        async Task WriteMany()
        {
            for (var i = 0; i < 25; i++)
            {
                await using var db = Open();
                await using var transaction = await db.Database.BeginTransactionAsync();
                await Write(db);
                await Task.Delay(Random.Shared.Next(5));
                await Write(db, ordinal: 1);
                await transaction.CommitAsync();
            }
        }
    }

    [Fact]
    public async Task A_dump_restored_into_another_cluster_is_read_in_its_order_before_what_is_new()
    {
        await using var db = Open();
        var (first, second) = (await Write(db), await Write(db, ordinal: 1));
        await _database.Execute($"""
            DELETE FROM outbox WHERE id NOT IN ('{first}', '{second}');
            UPDATE outbox SET position = '900000000002' WHERE id = '{second}';
            UPDATE outbox SET position = '900000000001', ordinal = 5 WHERE id = '{first}'
            """);

        await Engine.Prepare(db, default);
        var third = await Write(db);

        Assert.Equal([first, second, third], await ReadAll());
    }

    [Fact]
    public async Task After_that_a_part_of_the_product_goes_on_where_it_was()
    {
        await using var db = Open();
        var (first, second) = (await Write(db), await Write(db, ordinal: 1));
        await _database.Execute($"""
            DELETE FROM outbox WHERE id NOT IN ('{first}', '{second}');
            UPDATE outbox SET position = '900000000001' WHERE id = '{first}';
            UPDATE outbox SET position = '900000000002' WHERE id = '{second}';
            INSERT INTO outbox_readers (name, position, ordinal, event) VALUES ('test', 900000000001, 0, '{first}')
            """);

        await Engine.Prepare(db, default);

        Assert.Equal(second, Assert.Single(await ReadNext()).Id);
        Assert.Empty(await ReadNext());
        var third = await Write(db);
        var read = await ReadNext();
        for (var attempts = 100; read is [] && attempts > 0; attempts--)
        {
            await Task.Delay(50);
            read = await ReadNext();
        }

        Assert.Equal(third, Assert.Single(read).Id);

        async Task<IReadOnlyList<OutboxItem>> ReadNext()
        {
            await using var reading = Open();
            await using var transaction = await reading.Database.BeginTransactionAsync();
            var readers = new OutboxReaders(reading, Engine, new ProgramClock(TimeProvider.System));
            var next = await readers.ReadNext("test", 10, default);
            await reading.SaveChangesAsync();
            await transaction.CommitAsync();
            return next;
        }
    }

    public async Task InitializeAsync() => _database = await TestDatabase.Clone();

    async Task IAsyncLifetime.DisposeAsync() => await _database.DisposeAsync();

    private ChannelDb Open() => Engines.Open(Engine, _database.ConnectionString);

    private static async Task<Guid> Write(ChannelDb db, int ordinal = 0)
    {
        var it = new OutboxEvent { Id = Guid.NewGuid(), Ordinal = ordinal, Type = "deal.approved", Data = "{}" };
        db.Add(it);
        await db.SaveChangesAsync();
        return it.Id;
    }

    private async Task<IReadOnlyList<Guid>> Read()
    {
        await using var db = Open();
        var read = await new Outbox(db, Engine).ReadAfter(_position, max: 7, default);
        if (read is not []) _position = OutboxPosition.Of(read[^1]);
        _read += read.Count;
        return [.. read.Select(it => it.Id)];
    }

    /// <summary>Transactions of other tests, on the same server, keep events back for a moment.</summary>
    private async Task<IReadOnlyList<Guid>> ReadAll()
    {
        await using var db = Open();
        var (read, waited) = (new List<Guid>(), Stopwatch.StartNew());
        while (_read < await db.Set<OutboxEvent>().CountAsync() && waited.Elapsed < TimeSpan.FromSeconds(30))
            read.AddRange(await Read());
        return read;
    }
}
