using ChannelProgram.Domain.Accounts;
using ChannelProgram.Infrastructure.Accounts;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Deals;

/// <summary>
/// Registrations in one transaction. None of them waits for a lock or meets another that is about the same customer, key or
/// id: who would, is sent to work alone.
/// </summary>
internal sealed class RegistrationGroup(ChannelDb db, IEngine engine, StoreLookups lookups, IEnumerable<Seat> seats)
{
    private List<Seat> _seated = [.. seats];

    /// <summary>Answers all that they ask, and then stores what they leave; false if there is nothing.</summary>
    public async Task<bool> Store()
    {
        await Enter(await Asked<Entering>());
        // Each asks one or the other, or both after each other.
        while ((await Asked<Contending>(), await Asked<Resembling>()) is var (contending, resembling) && contending.Count + resembling.Count > 0)
        {
            if (contending.Count > 0) await Contend(contending);
            if (resembling.Count > 0) await Compare(resembling);
        }

        var stored = (await Asked<Storing>()).SelectMany(it => it.Question.News).ToList();
        if (stored.Count > 0) await engine.Rows!.Insert(db, stored, CancellationToken.None);
        return stored.Count > 0;
    }

    /// <summary>It is stored for good.</summary>
    public void Leave() => _seated.ForEach(it => it.Answer(null));

    /// <summary>Those that ask this next, when all that are left have asked.</summary>
    private async Task<List<(Seat Seat, TQuestion Question)>> Asked<TQuestion>()
    {
        var asked = new List<(Seat, TQuestion)>(_seated.Count);
        var left = new List<Seat>();
        foreach (var seat in _seated)
        {
            switch (await seat.Question)
            {
                case TQuestion question: asked.Add((seat, question)); break;
                case null: left.Add(seat); break;
            }
        }

        _seated = [.. _seated.Except(left)];
        return asked;
    }

    private async Task Enter(List<(Seat Seat, Entering Question)> entering)
    {
        var asking = entering.ConvertAll(it => (it.Seat, it.Question, Locks: LocksOf(it.Seat, it.Question)));
        var (locks, ids) = (new HashSet<long>(), new HashSet<object>());
        Dismiss(asking, it => Array.Exists(it.Locks, locks.Contains) || it.Question.ExternalId is { } id && ids.Contains((it.Question.Partner, id)), it =>
        {
            locks.UnionWith(it.Locks);
            if (it.Question.ExternalId is { } id) ids.Add((it.Question.Partner, id));
        });

        var keys = asking.Where(it => it.Seat.Key is not null).Select(it => IdempotencyKeys.Id(it.Seat.Key!)).ToArray();
        var (taken, kept) = await engine.TryLockAndAsk(db, locks, async () => await lookups.KeptKeys(db, keys).ToListAsync(), CancellationToken.None);
        var known = kept.ConvertAll(it => Convert.ToHexString(it.Key)).ToHashSet();
        Dismiss(asking, it => !Array.TrueForAll(it.Locks, taken.Contains)
            || it.Seat.Key is { } key && known.Contains(Convert.ToHexString(IdempotencyKeys.Id(key))));

        var applicants = await lookups
            .Applicants(db, [.. asking.Select(it => it.Question.Partner).Distinct()], [.. asking.Select(it => it.Question.ExternalId).OfType<string>()])
            .ToDictionaryAsync(it => it.Partner.Id);
        var owned = await lookups.OwnedKeys(db, [.. asking.SelectMany(it => it.Question.Values)]).ToListAsync();
        var standings = asking.ConvertAll(it => (
            it.Seat, Standing: it.Question.Meet(applicants.GetValueOrDefault(it.Question.Partner), owned)));

        // Keys that differ may belong to one customer.
        var accounts = new HashSet<AccountId>();
        Dismiss(standings, it => it.Standing?.Accounts.Any(account => accounts.Contains(account.Id)) == true, it =>
            accounts.UnionWith(it.Standing?.Accounts.Select(account => account.Id) ?? []));
        foreach (var (seat, standing) in standings) seat.Answer(standing);
    }

    private async Task Contend(List<(Seat Seat, Contending Question)> contending)
    {
        var (taken, claims) = await engine.TryLockAndAsk(
            db,
            contending.SelectMany(it => it.Question.Locks).ToHashSet(),
            async () => await lookups.Contenders(
                db,
                [.. contending.SelectMany(it => it.Question.Accounts)],
                [.. contending.SelectMany(it => it.Question.Lines).Distinct()],
                [.. contending.Select(it => it.Question.Partner).Distinct()]).ToListAsync(),
            CancellationToken.None);
        Dismiss(contending, it => !it.Question.Locks.All(taken.Contains));
        foreach (var (seat, question) in contending) seat.Answer(question.Meet(claims));
    }

    private async Task Compare(List<(Seat Seat, Resembling Question)> resembling)
    {
        var found = await LikeNames.Find(db, lookups, resembling.ConvertAll(it => it.Question.Name), CancellationToken.None);
        foreach (var (it, namesakes) in resembling.Zip(found)) it.Seat.Answer(namesakes);
    }

    /// <summary>Sends those to work alone of which it is so.</summary>
    /// <param name="goesOn">Told of each of the others before the next is looked at.</param>
    private void Dismiss<T>(List<T> asking, Predicate<T> isSo, Action<T>? goesOn = null) where T : System.Runtime.CompilerServices.ITuple
    {
        asking.RemoveAll(it =>
        {
            if (!isSo(it))
            {
                goesOn?.Invoke(it);
                return false;
            }

            var seat = (Seat)it[0]!;
            _seated.Remove(seat);
            seat.Fail(new CannotShareException("Somebody else is about the same."));
            return true;
        });
    }

    private static long[] LocksOf(Seat seat, Entering entering) =>
        [.. LockKey.Of(entering.Keys), .. seat.Key is { } key ? [IdempotencyKeys.LockOf(key)] : (long[])[]];
}
