using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>What each database engine does in its own way.</summary>
internal interface IEngine
{
    /// <summary>Points a context at a database of this engine.</summary>
    void Configure(DbContextOptionsBuilder options, string connectionString);

    /// <summary>Takes the lock to the end of the transaction if nobody holds it; never waits.</summary>
    Task<bool> TryLock(ChannelDb db, long key, CancellationToken ct);

    /// <summary>Takes all locks to the end of the transaction, in sorted order, waiting for each; one round trip.</summary>
    Task Lock(ChannelDb db, IEnumerable<long> keys, CancellationToken ct);

    /// <summary><see cref="TryLock"/> for each, to be sent before a query; null: this engine takes a round trip of its own for it.</summary>
    LockAndQuery? TryLockFirst(IEnumerable<long> keys) => null;

    /// <summary><see cref="Lock"/>, to be sent before a query; null: this engine takes a round trip of its own for it.</summary>
    LockAndQuery? LockFirst(IEnumerable<long> keys) => null;

    /// <summary>How this engine stores many new rows at once; null: as the context does, a statement for each.</summary>
    IInsertRows? Rows => null;

    /// <summary>What time it is for the database at this moment.</summary>
    Task<DateTimeOffset> Now(ChannelDb db, CancellationToken ct);

    /// <summary>
    /// The lowest <see cref="Outbox.OutboxEvent.Position"/> that a transaction may have that is not over yet: every event below it
    /// is committed, and none will be.
    /// </summary>
    Task<ulong> CommittedUpTo(ChannelDb db, CancellationToken ct);

    /// <summary>Whether the engine broke off a transaction (serialization failure, deadlock) that may be done again.</summary>
    bool IsConcurrencyConflict(Exception failure);

    /// <summary>Whether the engine is out of reach, too busy or stopping: nothing that the request did wrong.</summary>
    bool IsOutage(Exception failure);

    /// <summary>The name of the unique constraint or index that a statement violated, if that is what happened.</summary>
    string? ViolatedConstraint(Exception failure);

    /// <summary>Has the job scheduler use this engine's tables, over a connection pool of its own.</summary>
    /// <param name="store">The store to set up.</param>
    /// <param name="connectionString">The product's database.</param>
    /// <param name="maxConcurrency">How many jobs run at once.</param>
    void UseJobStore(IPersistentStoreBuilder store, string connectionString, int maxConcurrency);

    /// <summary>SQL by which no statement of this connection waits longer for a lock.</summary>
    string SetLockTimeout(TimeSpan atMost);

    /// <summary>Sets what the migrations cannot; as the owner, after them, outside a transaction.</summary>
    Task Prepare(ChannelDb owner, CancellationToken ct);

    /// <summary>Why this database must not be served, as one sentence; null if it may.</summary>
    Task<string?> FaultOf(ChannelDb db, CancellationToken ct);

    /// <summary>SQL that lets a role do what the product does, and takes from it what it must not do; twice changes nothing.</summary>
    string GrantsTo(string role);
}

internal static class Locks
{
    /// <summary>Takes those locks that nobody holds, as <see cref="IEngine.TryLock"/> does, and then asks; together, where the engine can.</summary>
    public static async Task<(IReadOnlySet<long> Taken, T Answer)> TryLockAndQuery<T>(
        this IEngine engine, ChannelDb db, IReadOnlyCollection<long> keys, Func<Task<T>> ask, CancellationToken ct)
    {
        if (engine.TryLockFirst(keys) is { } first) return await Together(db, first, ask);

        var taken = new HashSet<long>();
        foreach (var key in keys)
            if (await engine.TryLock(db, key, ct)) taken.Add(key);
        return (taken, await ask());
    }

    /// <summary>Takes the locks as <see cref="IEngine.Lock"/> does and then asks; together, where the engine can.</summary>
    public static async Task<T> LockAndQuery<T>(this IEngine engine, ChannelDb db, IEnumerable<long> keys, Func<Task<T>> ask, CancellationToken ct)
    {
        if (engine.LockFirst(keys) is { } first) return (await Together(db, first, ask)).Answer;

        await engine.Lock(db, keys, ct);
        return await ask();
    }

    /// <exception cref="InvalidOperationException">Nothing was asked of the database, and so nothing is locked.</exception>
    private static async Task<(IReadOnlySet<long> Taken, T Answer)> Together<T>(ChannelDb db, LockAndQuery first, Func<Task<T>> ask)
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
            // If the query failed it is still there, and would go with one that has nothing to do with it.
            db.LockAndQuery = null;
        }
    }
}

internal static class LockKey
{
    /// <summary>The same 64 bits for the same name, on every node and in every version.</summary>
    public static long Of(string name) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
