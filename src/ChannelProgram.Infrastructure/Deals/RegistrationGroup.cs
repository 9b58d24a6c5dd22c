using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
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

    /// <summary>Answers all that they ask, and then stores what they leave.</summary>
    public async Task Store()
    {
        await Enter(await Asked<Entering>());
        while (await Asked<Contending>() is [_, ..] contending) await Contend(contending);

        var stored = (await Asked<Storing>()).SelectMany(it => it.Question.News).ToList();
        if (stored.Count > 0) await engine.Rows!.Insert(db, stored, CancellationToken.None);
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
        var (locks, ids) = (new HashSet<long>(), new HashSet<object>());
        var asking = entering.FindAll(it =>
        {
            object? id = it.Question.ExternalId is { } externalId ? (it.Question.Partner, externalId) : null;
            var own = LocksOf(it.Seat, it.Question);
            if (own.Exists(locks.Contains) || id is not null && !ids.Add(id)) return Dismiss(it.Seat);

            locks.UnionWith(own);
            return true;
        });

        var keys = asking.Where(it => it.Seat.Key is not null).Select(it => IdempotencyKeys.Id(it.Seat.Key!)).ToArray();
        var (taken, kept) = await engine.TryLockAndAsk(db, locks, async () => await lookups.KeptKeys(db, keys).ToListAsync(), CancellationToken.None);
        asking = asking.FindAll(it => LocksOf(it.Seat, it.Question).TrueForAll(taken.Contains) && !IsKept(it.Seat.Key, kept) || Dismiss(it.Seat));

        var applicants = await lookups
            .Applicants(db, [.. asking.Select(it => it.Question.Partner).Distinct()], [.. asking.Select(it => it.Question.ExternalId).OfType<string>()])
            .ToDictionaryAsync(it => it.Partner.Id);
        var owned = await lookups.OwnedKeys(db, [.. asking.SelectMany(it => it.Question.Values)]).ToListAsync();

        // Keys that differ may belong to one customer.
        var accounts = new HashSet<AccountId>();
        foreach (var (seat, question) in asking)
        {
            var standing = question.Meet(applicants.GetValueOrDefault(question.Partner), owned);
            if (standing?.Accounts.Any(it => accounts.Contains(it.Id)) == true)
            {
                Dismiss(seat);
                continue;
            }

            accounts.UnionWith(standing?.Accounts.Select(it => it.Id) ?? []);
            seat.Answer(standing);
        }
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
        foreach (var (seat, question) in contending)
        {
            if (question.Locks.All(taken.Contains)) seat.Answer(question.Meet(claims));
            else Dismiss(seat);
        }
    }

    /// <summary>Sends it to work alone.</summary>
    /// <returns>False: it goes on no more.</returns>
    private bool Dismiss(Seat seat)
    {
        _seated.Remove(seat);
        seat.Fail(new CannotShareException("Somebody else is about the same."));
        return false;
    }

    private static bool IsKept(IdempotencyKey? key, List<KeptKey> kept) =>
        key is not null && IdempotencyKeys.Id(key) is var id && kept.Exists(it => it.Key.AsSpan().SequenceEqual(id));

    private static List<long> LocksOf(Seat seat, Entering entering) =>
        [.. LockKey.Of(entering.Keys), .. seat.Key is { } key ? [IdempotencyKeys.LockOf(key)] : (long[])[]];
}
