using System.Linq.Expressions;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deadlines;
using ChannelProgram.Domain.Deals;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

/// <summary>What ends of a partner's own deals.</summary>
internal sealed class DealDeadlines(IChannelDb db) : IDeadlineSource
{
    /// <summary>A kind is one line: its name, when it is, and what calendars show behind number and customer.</summary>
    private static readonly (string Kind, Expression<Func<Deal, DateTimeOffset?>> At, string Title)[] Kinds =
    [
        ("protection", deal => deal.ProtectedUntil, "protection ends"),
    ];

    public async Task<IReadOnlyList<Deadline>> Of(Caller caller, DateTimeOffset now, int limit, CancellationToken ct)
    {
        if (!caller.IsPartner || !caller.May(DealPermissions.Read)) return [];

        var found = new List<Deadline>();
        foreach (var (kind, at, title) in Kinds)
            found.AddRange(
                from deal in await db.Deals.AsNoTracking().Where(at, it => it > now).OrderBy(at).Take(limit).ToListAsync(ct)
                select new Deadline(
                    kind, deal.Id.Value, at.Compile()(deal)!.Value, $"{deal.Number.Value} {deal.Customer.Name}: {title}"));
        return found;
    }
}
