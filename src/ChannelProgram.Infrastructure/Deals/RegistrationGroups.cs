using System.Data;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Infrastructure.Accounts;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Infrastructure.Deals;

/// <summary>
/// Registrations that come at the same time share a transaction: its locks, its questions, its statements and its commit.
/// </summary>
internal sealed class RegistrationGroups
{
    /// <summary>With more, the first would wait too long for the last.</summary>
    private const int MostTogether = 32;

    /// <summary>While one waits for the disk another works; with more, each would be smaller.</summary>
    private const int AtOnce = 2;

    private readonly IDbContextFactory<ChannelDb> _contexts;
    private readonly IEngine _engine;
    private readonly DealQueries _queries;
    private readonly AccountQueries _accountQueries;
    private readonly IdempotencyQueries _idempotency;
    private readonly Meters _meters;
    private readonly ILogger _log;
    private readonly BatchScheduler<Seat> _rounds;

    public RegistrationGroups(
        IDbContextFactory<ChannelDb> contexts, IEngine engine, DealQueries queries, AccountQueries accountQueries, IdempotencyQueries idempotency, Meters meters, ILogger<RegistrationGroups> log)
    {
        (_contexts, _engine, _meters, _log) = (contexts, engine, meters, log);
        (_queries, _accountQueries, _idempotency) = (queries, accountQueries, idempotency);
        _rounds = new(Run, MostTogether, AtOnce);
    }

    /// <exception cref="CannotShareException">It has to work alone.</exception>
    public Task<RegistrationContext?> Join(Seat seat, Entering entering)
    {
        var standing = seat.Ask<RegistrationContext?>(entering);
        _rounds.Add(seat);
        return standing;
    }

    private async Task Run(IReadOnlyList<Seat> seats)
    {
        var (begun, committing, open) = (false, false, false);
        try
        {
            await using var db = await _contexts.CreateForEveryone();
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
            begun = true;
            try
            {
                var stored = await new RegistrationGroup(db, _engine, _queries, _accountQueries, _idempotency, seats).Store();
                committing = true;
                await transaction.CommitAsync();
                foreach (var seat in stored) seat.Answer(null);
            }
            finally
            {
                open = db.Database.GetDbConnection().State is ConnectionState.Open;
            }
        }
        catch (Exception failure)
        {
            // If it is known that nothing was stored, each may try alone, and only who is to blame fails.
            var isKnown = begun && (open || !committing);
            foreach (var seat in seats)
                seat.Fail(isKnown
                    ? new CannotShareException("The shared transaction failed.", failure)
                    : new OutageException("The database was not to be had, or its answer to the commit was not.", failure));
            Tell(failure);
        }
        finally
        {
            foreach (var seat in seats) seat.End();
        }
    }

    private void Tell(Exception failure)
    {
        if (ConcurrencyConflicts.CauseOf(_engine, failure) is { } cause) _meters.RecordConflict(cause);
        // The works that are done again alone tell what they meet; that they are is told here.
        else _log.LogWarning(failure, "A shared transaction failed");
    }
}
