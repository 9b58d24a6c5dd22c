using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.Deals.Batching;

/// <summary>
/// A registration with an idempotency key takes part in a batch, too: the batch takes the key with the other locks and stores the
/// answer with the other rows. If that is not possible the request is carried out from its start in a transaction of its own.
/// </summary>
internal sealed class BatchedIdempotentRequests(IdempotentRequests individually, RegistrationBatches batches, BatchedRequest batched, TimeProvider time)
    : IIdempotentRequests
{
    /// <summary>The name in the contract of the operation that <see cref="BatchedRegistration"/> carries out.</summary>
    private const string Operation = "registerDeal";

    public async Task<IdempotentResponse> Run(IdempotencyKey key, Func<CancellationToken, Task<KeyedResponse>> work, CancellationToken ct)
    {
        if (batches.IsSupported && key.Operation == Operation && await TryRun(key, work, ct) is { } response) return new(default, response);

        return await individually.Run(key, work, ct);
    }

    /// <returns>Null: it has to be carried out individually, also if it never came to its registration, for the key may be known.</returns>
    private async Task<StoredResponse?> TryRun(IdempotencyKey key, Func<CancellationToken, Task<KeyedResponse>> work, CancellationToken ct)
    {
        await using var attempt = new BatchAttempt(batches, key);
        batched.Attempt = attempt;
        try
        {
            var (response, keep) = await work(ct);
            if (!attempt.IsDecided) return null;
            return !keep || await attempt.Store(IdempotencyKeys.RowOf(key, response, time.Now())) ? response : null;
        }
        finally
        {
            batched.Attempt = null;
        }
    }
}

/// <summary>The attempt that the request of this scope makes, if it has an idempotency key.</summary>
internal sealed class BatchedRequest
{
    public BatchAttempt? Attempt { get; set; }
}
