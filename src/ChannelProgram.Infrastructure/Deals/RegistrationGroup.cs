using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Accounts;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Deals;

/// <summary>
/// Registrations in one transaction. None of them waits for a lock or meets another that is about the same customer, key or
/// id: who would, is sent to work alone.
/// </summary>
internal sealed class RegistrationGroup(ChannelDb db, IEngine engine, DealQueries queries, AccountQueries accountQueries, IdempotencyQueries idempotency, IEnumerable<Seat> seats)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private List<Seat> _seated = [.. seats];

    /// <summary>Answers all that they ask, and then stores what they hand over.</summary>
    /// <returns>Those that are to be told once it is committed.</returns>
    public async Task<IReadOnlyList<Seat>> Store()
    {
        await Enter(await Asked<Entering>());
        // Each asks one or the other, or both after each other.
        while ((await Asked<Contending>(), await Asked<Resembling>()) is var (contending, resembling) && contending.Count + resembling.Count > 0)
        {
            if (contending.Count > 0) await Contend(contending);
            if (resembling.Count > 0) await Compare(resembling);
        }

        var storing = await Asked<Storing>();
        var news = storing.SelectMany(it => it.Question.News).ToList();
        if (news.Count > 0) await engine.Rows!.Insert(db, news, CancellationToken.None);
        return storing.ConvertAll(it => it.Seat);
    }

    /// <summary>Those that ask this next, when all that are left have asked.</summary>
    private async Task<List<(Seat Seat, TQuestion Question)>> Asked<TQuestion>()
    {
        var asked = new List<(Seat, TQuestion)>(_seated.Count);
        var left = new List<Seat>();
        foreach (var seat in _seated)
        {
            switch (await Next(seat))
            {
                case TQuestion question: asked.Add((seat, question)); break;
                case null: left.Add(seat); break;
            }
        }

        _seated = [.. _seated.Except(left)];
        return asked;

        // What a member does between two questions takes no time; if it does, the others do not wait for it.
        static async Task<object?> Next(Seat seat)
        {
            try
            {
                return await seat.Question.WaitAsync(Patience);
            }
            catch (TimeoutException)
            {
                seat.Fail(new CannotShareException("It took too long."));
                return null;
            }
        }
    }

    private async Task Enter(List<(Seat Seat, Entering Question)> entering)
    {
        var applicants = await queries
            .Registrants(db, [.. entering.Select(it => it.Question.Partner).Distinct()], [.. entering.Select(it => it.Question.ExternalId).OfType<string>()])
            .ToDictionaryAsync(it => it.Partner.Id);
        var locks = new HashSet<long>();
        var asking = entering.ConvertAll(it => new Asking(it.Seat, it.Question, applicants.GetValueOrDefault(it.Question.Partner))).FindAll(it =>
        {
            if (it.Locks.Exists(locks.Contains)) return Dismiss(it.Seat);

            locks.UnionWith(it.Locks);
            return true;
        });

        var keys = asking.Where(it => it.Seat.Key is not null).Select(it => IdempotencyKeys.Id(it.Seat.Key!)).ToArray();
        var (taken, kept) = await engine.TryLockAndQuery(db, locks, async () => await idempotency.KeptKeys(db, keys).ToListAsync(), CancellationToken.None);
        asking = asking.FindAll(it => it.Locks.TrueForAll(taken.Contains) && !IsKept(it.Seat.Key, kept) || Dismiss(it.Seat));
        var owned = await accountQueries.OwnedKeys(
            db, [.. asking.Where(it => it.May).SelectMany(it => it.Question.Values.Concat(Entering.ValuesOf(it.Applicant!.Partner))).Distinct()]).ToListAsync();

        // Keys that differ may belong to one customer.
        var accounts = new HashSet<AccountId>();
        foreach (var it in asking)
        {
            var standing = it.Question.Meet(it.Applicant, it.May ? owned : []);
            if (standing?.Accounts.Any(account => accounts.Contains(account.Id)) == true)
            {
                Dismiss(it.Seat);
                continue;
            }

            accounts.UnionWith(standing?.Accounts.Select(account => account.Id) ?? []);
            it.Seat.Answer(standing);
        }
    }

    private async Task Contend(List<(Seat Seat, Contending Question)> contending)
    {
        var (taken, grounds) = await engine.TryLockAndQuery(
            db,
            contending.SelectMany(it => it.Question.Locks).ToHashSet(),
            async () => await queries.ClaimsOfAccounts(
                db,
                [.. contending.SelectMany(it => it.Question.Accounts)],
                [.. contending.SelectMany(it => it.Question.Lines).Distinct()],
                [.. contending.Select(it => it.Question.Partner).OfType<PartnerId>().Distinct()]).ToListAsync(),
            CancellationToken.None);
        foreach (var (seat, question) in contending)
        {
            if (question.Locks.All(taken.Contains)) seat.Answer(question.Meet(grounds));
            else Dismiss(seat);
        }
    }

    private async Task Compare(List<(Seat Seat, Resembling Question)> resembling)
    {
        var found = await SimilarNameSearch.Find(db, accountQueries, resembling.ConvertAll(it => it.Question.Name), CancellationToken.None);
        foreach (var (it, namesakes) in resembling.Zip(found)) it.Seat.Answer(namesakes);
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

    /// <summary>One that asks to enter, with what it would lock: nothing of the customer if it may not register.</summary>
    private sealed record Asking(Seat Seat, Entering Question, RegistrantRow? Applicant)
    {
        public bool May { get; } = Applicant is not null && Question.May(Applicant.Partner);

        public List<long> Locks => field ??=
        [
            .. May ? AccountLocks.LocksOf(Question.Keys) : [],
            .. May && Question.ExternalId is { } id ? [LockKey.Of($"externalId {Question.Partner.Value} {id}")] : (long[])[],
            .. Seat.Key is { } key ? [IdempotencyKeys.LockOf(key)] : (long[])[],
        ];
    }
}
