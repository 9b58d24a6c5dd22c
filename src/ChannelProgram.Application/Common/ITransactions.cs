namespace ChannelProgram.Application.Common;

/// <summary>Marks a request that changes something: it runs in one transaction, tried again when the engine asks. Reads do without.</summary>
public interface IChange;

/// <summary>The one place where a transaction begins, commits and is tried again.</summary>
public interface ITransactions
{
    /// <summary>
    /// Runs the work in a transaction; if <paramref name="keep"/> says so, saves what it changed and commits. Work that lost a
    /// race is rolled back and done again from its start, a bounded number of times: it must not remember anything.
    /// </summary>
    Task<T> Run<T>(Func<CancellationToken, Task<T>> work, Func<T, bool> keep, CancellationToken ct);

    /// <summary>Whether the failure is one of the moment: the same request may succeed a little later.</summary>
    bool IsTransient(Exception failure);
}

/// <summary>The store went away in the middle of a transaction; whether it took effect is not known.</summary>
public sealed class OutageException(string message, Exception inner) : Exception(message, inner);
