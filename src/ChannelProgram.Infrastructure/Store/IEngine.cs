using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>What each database engine does in its own way.</summary>
internal interface IEngine
{
    /// <summary>Takes the lock to the end of the transaction if nobody holds it; never waits.</summary>
    Task<bool> TryLock(ChannelDb db, long key, CancellationToken ct);

    /// <summary>Takes all locks to the end of the transaction, in sorted order, waiting for each; one round trip.</summary>
    Task Lock(ChannelDb db, IEnumerable<long> keys, CancellationToken ct);

    /// <summary>What time it is for the database at this moment.</summary>
    Task<DateTimeOffset> Now(ChannelDb db, CancellationToken ct);

    /// <summary>Whether the engine broke off a transaction (serialization failure, deadlock) that may be done again.</summary>
    bool LostRace(Exception failure);

    /// <summary>Whether the engine is out of reach, too busy or stopping: nothing that the request did wrong.</summary>
    bool IsOutage(Exception failure);

    /// <summary>The name of the unique constraint or index that a statement violated, if that is what happened.</summary>
    string? ViolatedConstraint(Exception failure);
}

internal static class LockKey
{
    /// <summary>The same 64 bits for the same name, on every node and in every version.</summary>
    public static long Of(string name) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
