using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;

namespace ChannelProgram.Infrastructure.Deals.Batching;

/// <summary>
/// One registration in a batch. Its request awaits twice: first what the batch loaded, and then whether the batch stored its rows.
/// Each time the batch serves all its members with the same statements.
/// </summary>
/// <param name="key">To be taken with the locks of the registration; null: it has none.</param>
internal sealed class BatchMember(RegistrationRequest request, IdempotencyKey? key)
{
    // Whoever awaits these goes on elsewhere: the batch has other members to serve.
    private readonly TaskCompletionSource<RegistrationContext?> _context = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<IReadOnlyList<object>> _rows = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _stored = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RegistrationRequest Request => request;

    public IdempotencyKey? Key => key;

    /// <summary>What it is decided by; null: it has to be carried out individually.</summary>
    public Task<RegistrationContext?> Context => _context.Task;

    /// <summary>Hands its rows to the batch.</summary>
    /// <returns>They are committed. If not, it has to be carried out individually.</returns>
    /// <exception cref="OutageException">Whether they are committed is not known.</exception>
    public Task<bool> Store(IReadOnlyList<object> rows)
    {
        _rows.TrySetResult(rows);
        return _stored.Task;
    }

    /// <summary>Stores nothing, if it has not handed anything over.</summary>
    /// <returns>The transaction of the batch has ended, and with it the locks that it took for this member.</returns>
    public Task Leave()
    {
        _rows.TrySetResult([]);
        return _ended.Task;
    }

    /// <summary>For the batch: what it waits for after it loaded the context. Empty: nothing is to be stored.</summary>
    public Task<IReadOnlyList<object>> Rows => _rows.Task;

    public void SetContext(RegistrationContext? context) => _context.TrySetResult(context);

    public void SetStored() => _stored.TrySetResult(true);

    public void Fail(Exception failure)
    {
        _context.TrySetException(failure);
        _stored.TrySetException(failure);
    }

    /// <summary>The transaction has ended; what is not stored by now has to be carried out individually.</summary>
    public void End()
    {
        _context.TrySetResult(null);
        _stored.TrySetResult(false);
        _ended.TrySetResult();
    }
}
