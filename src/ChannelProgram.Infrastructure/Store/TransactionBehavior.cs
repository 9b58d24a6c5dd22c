using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>
/// One transaction per change; a refusal stores nothing. Inside an outer transaction (a request with an idempotency key) a
/// refusal rolls back this change only; the outer one commits and retries. A change may also be part of another one.
/// </summary>
internal sealed class TransactionBehavior<TRequest, TResult>(ChannelDb db, ITransactions transactions)
    : IPipelineBehavior<TRequest, TResult>
    where TRequest : IChange
    where TResult : IResult<TResult>
{
    public Task<TResult> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResult> next) =>
        db.Database.CurrentTransaction is null
            ? transactions.Run(_ => next(), result => result.Refusal is null, ct)
            : Join(next, ct);

    private async Task<TResult> Join(RequestHandlerDelegate<TResult> next, CancellationToken ct)
    {
        // A name of its own: a savepoint of the same name would hide that of the change around this one.
        var (transaction, outer, savepoint) = (db.Database.CurrentTransaction, db.BeforeWriting, $"change_{++db.OpenChanges}");
        // Most changes write only with the commit; the savepoint is made only before an earlier save or bulk statement.
        var written = false;
        db.BeforeWriting = async it =>
        {
            if (outer is not null) await outer(it);
            written = true;
            await transaction!.CreateSavepointAsync(savepoint, it);
        };
        try
        {
            var result = await next();
            if (result.Refusal is null) return result;

            if (written) await transaction!.RollbackToSavepointAsync(savepoint, ct);
            db.ChangeTracker.Clear();
            return result;
        }
        finally
        {
            db.BeforeWriting = written ? null : outer;
            db.OpenChanges--;
        }
    }
}
