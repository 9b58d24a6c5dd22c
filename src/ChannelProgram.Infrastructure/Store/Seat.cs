using System.Data.Common;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>
/// The place of one work in a transaction that it shares with others. The work goes on by itself and asks; who runs the
/// transaction waits until all have asked or left, and answers them with what one round trip brought.
/// </summary>
internal sealed class Seat
{
    private readonly Lock _lock = new();
    private TaskCompletionSource<object?> _question = New();
    private TaskCompletionSource<object?> _answer = New();
    private readonly TaskCompletionSource<object?> _over = New();
    private Exception? _failure;

    /// <summary>The key that this work came with, taken when it first asks.</summary>
    public IdempotencyKey? Key { get; set; }

    /// <summary>What the work leaves to be stored.</summary>
    public List<object> News { get; } = [];

    /// <summary>What it only had something happen to.</summary>
    public List<AggregateRoot> Known { get; } = [];

    /// <summary>What was left so far is not to be stored.</summary>
    public void Forget()
    {
        News.Clear();
        Known.Clear();
    }

    /// <summary>Whether it ever asked: before that nobody knows of it.</summary>
    public bool HasAsked { get; private set; }

    /// <summary>The transaction has ended, and with it what was locked for this work, too.</summary>
    public Task Over => _over.Task;

    /// <summary>What the work asks next; null: it left.</summary>
    public Task<object?> Question => _question.Task;

    /// <exception cref="CannotShareException">This work has to be done again, alone.</exception>
    public async Task<TAnswer> Ask<TAnswer>(object question)
    {
        Task<object?> answer;
        lock (_lock)
        {
            if (_failure is not null) throw _failure;
            HasAsked = true;
            _answer = New();
            answer = _answer.Task;
            _question.TrySetResult(question);
        }

        return (TAnswer)(await answer)!;
    }

    public void Leave() => _question.TrySetResult(null);

    public void Answer(object? answer)
    {
        lock (_lock)
        {
            _question = New();
            _answer.TrySetResult(answer);
        }
    }

    /// <summary>It has no place any more, whether it waits for an answer now or asks later.</summary>
    public void Fail(Exception failure)
    {
        lock (_lock)
        {
            _failure ??= failure;
            _answer.TrySetException(failure);
        }
    }

    /// <summary>The transaction has ended; who was not answered works alone.</summary>
    public void End()
    {
        Fail(new CannotShareException("The shared transaction has ended."));
        _over.TrySetResult(null);
    }

    // Each goes on elsewhere: the transaction has others to answer.
    private static TaskCompletionSource<object?> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Opens no connection for a context whose work shares a transaction: it has none of its own there.</summary>
internal sealed class NoConnectionInCompany : DbConnectionInterceptor
{
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        (eventData.Context as ChannelDb)?.WorksAlone();
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        (eventData.Context as ChannelDb)?.WorksAlone();
        return new(result);
    }
}

/// <summary>A work needs what a shared transaction does not offer (a wait for a lock, a statement of its own), or met it failing.</summary>
internal sealed class CannotShareException(string why, Exception? inner = null) : Exception(why, inner);
