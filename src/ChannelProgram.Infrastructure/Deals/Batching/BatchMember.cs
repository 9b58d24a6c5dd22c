using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;

namespace ChannelProgram.Infrastructure.Deals.Batching;

/// <summary>One registration in a batch. It waits twice: for the data that decides it, then for its rows to be stored.</summary>
/// <param name="key">Taken with the locks of the registration; null: it has none.</param>
internal sealed class BatchMember(RegistrationRequest request, IdempotencyKey? key)
{
    // Continue on another thread: the batch has other members to serve.
    private readonly TaskCompletionSource<RegistrationContext?> _context =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<IReadOnlyList<object>> _rows = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _stored = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RegistrationRequest Request => request;

    public IdempotencyKey? Key => key;

    /// <summary>Null: it must be carried out individually.</summary>
    public Task<RegistrationContext?> Context => _context.Task;

    /// <summary>Hands its rows to the batch. False: not committed, carry it out individually.</summary>
    /// <exception cref="OutageException">Whether they are committed is unknown.</exception>
    public Task<bool> Store(IReadOnlyList<object> rows)
    {
        _rows.TrySetResult(rows);
        return _stored.Task;
    }

    /// <summary>
    /// Stores nothing unless rows were handed over. Completes when the batch's transaction has ended and its locks are free.
    /// </summary>
    public Task Cancel()
    {
        _rows.TrySetResult([]);
        return _ended.Task;
    }

    /// <summary>For the batch: completes with the rows to store; empty: nothing to store.</summary>
    public Task<IReadOnlyList<object>> Rows => _rows.Task;

    public void SetContext(RegistrationContext? context) => _context.TrySetResult(context);

    public void SetStored() => _stored.TrySetResult(true);

    public void Fail(Exception failure)
    {
        _context.TrySetException(failure);
        _stored.TrySetException(failure);
    }

    public void End()
    {
        _context.TrySetResult(null);
        _stored.TrySetResult(false);
        _ended.TrySetResult();
    }
}
