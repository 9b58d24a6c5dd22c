using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.Deals.Batching;

/// <summary>
/// Lets a registration with an idempotency key join a batch, which locks the key and stores the answer too. If that is not
/// possible, the request starts again in its own transaction.
/// </summary>
internal sealed class BatchedIdempotentRequests(
    IdempotentRequests individually, RegistrationBatches batches, BatchedRequest batched, TimeProvider time)
    : IIdempotentRequests
{
    /// <summary>Name in the contract of the operation that <see cref="BatchedRegistration"/> carries out.</summary>
    private const string Operation = "registerDeal";

    public async Task<IdempotentResponse> Run(
        IdempotencyKey key, Func<CancellationToken, Task<KeyedResponse>> work, CancellationToken ct)
    {
        if (batches.IsSupported && key.Operation == Operation && await TryRun(key, work, ct) is { } response)
            return new(default, response);

        return await individually.Run(key, work, ct);
    }

    /// <returns>
    /// Null: carry it out individually, also if it never reached its registration, because the key may be known.
    /// </returns>
    private async Task<StoredResponse?> TryRun(
        IdempotencyKey key, Func<CancellationToken, Task<KeyedResponse>> work, CancellationToken ct)
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

internal sealed class BatchedRequest
{
    public BatchAttempt? Attempt { get; set; }
}
