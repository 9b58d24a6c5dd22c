namespace ChannelProgram.Application.Common;

/// <param name="Name">Caller, operation, path and key as one text.</param>
/// <param name="Fingerprint">SHA-256 of what was sent with the key.</param>
public sealed record IdempotencyKey(string Name, byte[] Fingerprint)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public string? Operation { get; init; }
}

public sealed record StoredResponse(int Status, string? ContentType, string? Location, string? ETag, byte[] Body);

/// <summary>At most one of these is set; none: the key is new.</summary>
public readonly record struct KeyState(bool InProgress, bool Reused, StoredResponse? Answer);

/// <summary>
/// Answers by idempotency key, kept for <see cref="IdempotencyKey.Lifetime"/>. Works in the current transaction.
/// </summary>
public interface IIdempotencyKeys
{
    /// <summary>Locks the key until the transaction ends, without waiting, and says what is known of it.</summary>
    Task<KeyState> Claim(IdempotencyKey key, CancellationToken ct);

    void Store(IdempotencyKey key, StoredResponse answer);

    Task<int> DeleteExpired(CancellationToken ct);
}

public interface IIdempotentRequests
{
    /// <summary>
    /// Does the work unless the key is known. Key, effect and answer commit together; nothing is stored if the answer is not to
    /// be kept. The work may be repeated from its start, so it must not keep any state.
    /// </summary>
    Task<IdempotentResponse> Run(IdempotencyKey key, Func<CancellationToken, Task<KeyedResponse>> work, CancellationToken ct);
}

/// <param name="Keep">Commit the effect and store the answer.</param>
public sealed record KeyedResponse(StoredResponse Response, bool Keep);

/// <param name="Response">Null if the key was known.</param>
public sealed record IdempotentResponse(KeyState Key, StoredResponse? Response);
