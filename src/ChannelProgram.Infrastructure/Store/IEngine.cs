using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace ChannelProgram.Infrastructure.Store;

internal interface IEngine
{
    void Configure(DbContextOptionsBuilder options, string connectionString);

    /// <summary>Never waits. The lock lasts until the transaction ends.</summary>
    Task<bool> TryLock(ChannelDb db, long key, CancellationToken ct);

    /// <summary>Waits for each lock, in sorted order; one round trip. The locks last until the transaction ends.</summary>
    Task Lock(ChannelDb db, IEnumerable<long> keys, CancellationToken ct);

    /// <summary>
    /// <see cref="TryLock"/> for each key, sent before a query; null: this engine needs a round trip of its own.
    /// </summary>
    LockAndQuery? TryLockFirst(IEnumerable<long> keys) => null;

    LockAndQuery? LockFirst(IEnumerable<long> keys) => null;

    /// <summary>Stores many new rows at once; null: not supported.</summary>
    IInsertRows? Rows => null;

    Task<DateTimeOffset> Now(ChannelDb db, CancellationToken ct);

    /// <summary>
    /// The lowest <see cref="Outbox.OutboxEvent.Position"/> that a running transaction may have. Every event below it is
    /// committed, and no new one will be.
    /// </summary>
    Task<ulong> CommittedUpTo(ChannelDb db, CancellationToken ct);

    /// <summary>Serialization failure or deadlock: the transaction may be retried.</summary>
    bool IsConcurrencyConflict(Exception failure);

    /// <summary>Out of reach, too busy or stopping: not a fault of the request.</summary>
    bool IsOutage(Exception failure);

    string? ViolatedConstraint(Exception failure);

    void UseJobStore(IPersistentStoreBuilder store, string connectionString, int maxConcurrency);

    string SetLockTimeout(TimeSpan limit);

    /// <summary>As the first statement of a transaction: it cannot write; null: the engine has no such thing.</summary>
    string? SetReadOnly => null;

    /// <summary>Sets what migrations cannot; run as the owner, after them, outside a transaction.</summary>
    Task Prepare(ChannelDb owner, CancellationToken ct);

    Task<string?> FaultOf(ChannelDb db, CancellationToken ct);

    /// <summary>SQL that grants a role what the product needs and revokes what it must not do. Safe to repeat.</summary>
    string GrantsTo(string role);
}

internal static class Locks
{
    /// <summary>
    /// Takes the locks that are free, as <see cref="IEngine.TryLock"/> does, then queries; in one round trip if the engine can.
    /// </summary>
    public static async Task<(IReadOnlySet<long> Taken, T Answer)> TryLockAndQuery<T>(
        this IEngine engine, ChannelDb db, IReadOnlyCollection<long> keys, Func<Task<T>> ask, CancellationToken ct)
    {
        if (engine.TryLockFirst(keys) is { } first) return await QueryWith(db, first, ask);

        var taken = new HashSet<long>();
        foreach (var key in keys)
            if (await engine.TryLock(db, key, ct)) taken.Add(key);
        return (taken, await ask());
    }

    /// <summary>Takes the locks as <see cref="IEngine.Lock"/> does, then queries; in one round trip if the engine can.</summary>
    public static async Task<T> LockAndQuery<T>(
        this IEngine engine, ChannelDb db, IEnumerable<long> keys, Func<Task<T>> ask, CancellationToken ct)
    {
        if (engine.LockFirst(keys) is { } first) return (await QueryWith(db, first, ask)).Answer;

        await engine.Lock(db, keys, ct);
        return await ask();
    }

    /// <exception cref="InvalidOperationException">The database was not queried, so nothing is locked.</exception>
    private static async Task<(IReadOnlySet<long> Taken, T Answer)> QueryWith<T>(
        ChannelDb db, LockAndQuery first, Func<Task<T>> ask)
    {
        db.NeedsTransaction();
        db.LockAndQuery = first;
        try
        {
            var answer = await ask();
            return (first.Taken, answer);
        }
        finally
        {
            // After a failed query it is still there, and would go with an unrelated one.
            db.LockAndQuery = null;
        }
    }
}

internal static class LockKey
{
    /// <summary>The same 64 bits for the same name, on every node and in every version.</summary>
    public static long Of(string name) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
