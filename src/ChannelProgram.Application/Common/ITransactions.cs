namespace ChannelProgram.Application.Common;

/// <summary>
/// A request that changes data: it runs in one transaction and is retried after a lost race. Reads run without.
/// </summary>
public interface IChange;

/// <summary>The only place that begins, commits and retries transactions.</summary>
public interface ITransactions
{
    /// <summary>
    /// Does the work in a transaction and commits if <paramref name="keep"/> says so. After a lost race it is rolled back and
    /// done again, a limited number of times, so the work must not keep any state.
    /// </summary>
    Task<T> Run<T>(Func<CancellationToken, Task<T>> work, Func<T, bool> keep, CancellationToken ct);

    bool IsTransient(Exception failure);
}

/// <summary>The connection broke in a transaction. Whether it was committed is unknown.</summary>
public sealed class OutageException(string message, Exception inner) : Exception(message, inner);
