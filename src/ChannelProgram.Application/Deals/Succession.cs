using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// What comes after a claim: it is retired with its deal, and its line goes to the registration that waits longest. All
/// under the customer's lock, in the transaction that first notices.
/// </summary>
public sealed class Succession(IChannelDb db, ICustomers customers, IProgramVersions programs)
{
    /// <summary>Retires what is dead by the clock in these deals and passes it on.</summary>
    public async Task Retire(IEnumerable<Deal> deals, DateTimeOffset now, CancellationToken ct) =>
        await PassOn([.. deals.SelectMany(it => it.Lapse(now))], now, ct);

    /// <summary>Passes on what came free.</summary>
    public async Task PassOn(IReadOnlyCollection<Claimable> freed, DateTimeOffset now, CancellationToken ct)
    {
        if (freed.Count == 0) return;
        // Freed in the database before anybody takes it: the index that allows one holder looks at every statement.
        await db.Save(ct);

        var program = programs.InForce(now);
        var free = new Queue<Claimable>(freed.OrderBy(it => it.Account.Value).ThenBy(it => it.ProductLine, StringComparer.Ordinal));
        while (free.TryDequeue(out var line))
        {
            if (await customers.LongestWaiting(line, ct) is not var (next, partner)) continue;

            var lapsed = next.Lapse(now);
            foreach (var also in lapsed) free.Enqueue(also);
            if (lapsed.Count > 0) await db.Save(ct);

            next.TakeOver(line, Registrant.From(partner, program), await customers.Meet(next, [line.Account], ct), now);
            await db.Save(ct);
        }
    }
}
