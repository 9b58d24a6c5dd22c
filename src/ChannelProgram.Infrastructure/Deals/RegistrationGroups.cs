using System.Data;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Deals;

/// <summary>
/// Registrations that come at the same time share a transaction: its locks, its questions, its statements and its commit.
/// </summary>
internal sealed class RegistrationGroups
{
    /// <summary>With more, the first would wait too long for the last.</summary>
    private const int MostTogether = 32;

    private readonly IDbContextFactory<ChannelDb> _contexts;
    private readonly IEngine _engine;
    private readonly StoreLookups _lookups;
    private readonly Meters _meters;
    private readonly Rounds<Seat> _rounds;

    public RegistrationGroups(IDbContextFactory<ChannelDb> contexts, IEngine engine, StoreLookups lookups, Meters meters)
    {
        (_contexts, _engine, _lookups, _meters) = (contexts, engine, lookups, meters);
        _rounds = new(Run, MostTogether, 2);
    }

    /// <exception cref="CannotShareException">It has to work alone.</exception>
    public Task<Standing?> Join(Seat seat, Entering entering)
    {
        var standing = seat.Ask<Standing?>(entering);
        _rounds.Add(seat);
        return standing;
    }

    private async Task Run(IReadOnlyList<Seat> seats)
    {
        // Until it is known that nothing was stored.
        var unknown = true;
        try
        {
            await using var db = await _contexts.CreateForEveryone();
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
            try
            {
                var group = new RegistrationGroup(db, _engine, _lookups, seats);
                await group.Store();
                await transaction.CommitAsync();
                group.Leave();
            }
            catch (Exception failure)
            {
                unknown = db.Database.GetDbConnection().State is not ConnectionState.Open || _engine.IsOutage(failure);
                throw;
            }
        }
        catch (Exception failure)
        {
            if (Races.Lost(_engine, failure) is { } cause) _meters.LostRace(cause);
            // Each may try alone, and only who is to blame fails.
            Exception told = unknown
                ? new OutageException("The connection to the database broke.", failure)
                : new CannotShareException("The shared transaction failed.", failure);
            foreach (var seat in seats) seat.Fail(told);
        }
        finally
        {
            foreach (var seat in seats) seat.End();
        }
    }
}
