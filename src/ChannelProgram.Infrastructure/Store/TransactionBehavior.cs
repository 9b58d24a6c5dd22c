using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>
/// One transaction per change; a refusal stores nothing. Inside a transaction that somebody else began (a request with
/// an idempotency key) a refusal takes back this change only, and commit and new tries are left to who began it.
/// </summary>
internal sealed class TransactionBehavior<TRequest, TResult>(ChannelDb db, ITransactions transactions)
    : IPipelineBehavior<TRequest, TResult>
    where TRequest : IChange
    where TResult : IResult<TResult>
{
    private const string Savepoint = "before_change";

    public Task<TResult> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResult> next) =>
        db.Database.CurrentTransaction is null
            ? transactions.Run(_ => next(), result => result.Refusal is null, ct)
            : Join(next, ct);

    private async Task<TResult> Join(RequestHandlerDelegate<TResult> next, CancellationToken ct)
    {
        var transaction = db.Database.CurrentTransaction;
        // Most changes save nothing before they are sure, and what is saved with the commit needs no way back.
        var saved = false;
        db.BeforeSaving = it =>
        {
            saved = true;
            return transaction!.CreateSavepointAsync(Savepoint, it);
        };
        try
        {
            var result = await next();
            if (result.Refusal is null) return result;

            if (saved) await transaction!.RollbackToSavepointAsync(Savepoint, ct);
            db.ChangeTracker.Clear();
            return result;
        }
        finally
        {
            db.BeforeSaving = null;
        }
    }
}
