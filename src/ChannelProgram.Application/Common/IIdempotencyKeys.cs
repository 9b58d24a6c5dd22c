namespace ChannelProgram.Application.Common;

/// <summary>A caller's key for one operation and path, and the fingerprint (SHA-256) of what it was sent with.</summary>
/// <param name="Name">Caller, operation, path and key as one text.</param>
public sealed record IdempotencyKey(string Name, byte[] Fingerprint)
{
    /// <summary>The name of the operation in the contract, if it has one.</summary>
    public string? Operation { get; init; }
}

/// <summary>An answer as it was first given, byte for byte.</summary>
public sealed record StoredResponse(int Status, string? ContentType, string? Location, string? ETag, byte[] Body);

/// <summary>What is known of a key that was just sent: at most one of these holds.</summary>
public readonly record struct KeyState(bool InProgress, bool Reused, StoredResponse? Answer);

/// <summary>Remembers answers by idempotency key, for a day. All of it happens in the transaction at hand.</summary>
public interface IIdempotencyKeys
{
    /// <summary>Takes the key to the end of the transaction, without waiting, and tells what is known of it.</summary>
    Task<KeyState> Take(IdempotencyKey key, CancellationToken ct);

    /// <summary>Keeps the answer for the key, which must have been taken; stored with the commit.</summary>
    void Store(IdempotencyKey key, StoredResponse answer);

    /// <summary>Deletes the keys that no longer count; tells how many.</summary>
    Task<int> DeleteExpired(CancellationToken ct);
}

/// <summary>Carries out a request with an idempotency key once.</summary>
public interface IIdempotentRequests
{
    /// <summary>
    /// Does the work unless the key says otherwise. Key, effect and answer commit in one transaction; nothing is stored if the
    /// answer is not to be kept. The work may be done again from its start and must not remember anything.
    /// </summary>
    Task<IdempotentResponse> Run(IdempotencyKey key, Func<CancellationToken, Task<KeyedResponse>> work, CancellationToken ct);
}

/// <summary>What the work answers.</summary>
/// <param name="Keep">Its effect and the answer are to be stored.</param>
public sealed record KeyedResponse(StoredResponse Response, bool Keep);

/// <param name="Key">What was known of the key.</param>
/// <param name="Response">What the work answered now; null if the key was known.</param>
public sealed record IdempotentResponse(KeyState Key, StoredResponse? Response);
