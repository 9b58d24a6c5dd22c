using System.Linq.Expressions;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deadlines;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Deals;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

/// <summary>What ends of a partner's own deals.</summary>
internal sealed class DealDeadlines(IChannelDb db) : IDeadlineSource
{
    /// <summary>A kind is one line.</summary>
    private static readonly KindOfDeadline[] Kinds =
    [
        new("protection", deal => deal.ProtectedUntil, "protection ends"),
        new("offer", deal => deal.Claims.Where(it => it.State == ClaimState.Offered).Min(it => it.ExpiresAt), "offer ends"),
        new("answer", deal => deal.AnswerDueBy, "answer due"),
    ];

    public async Task<IReadOnlyList<Deadline>> Of(Caller caller, DateTimeOffset now, int limit, CancellationToken ct)
    {
        if (!caller.IsPartner || !caller.May(DealPermissions.Read)) return [];

        var found = new List<Deadline>();
        foreach (var kind in Kinds)
            found.AddRange(
                from deal in await db.Deals.AsNoTracking().Where(kind.At, it => it > now).OrderBy(kind.At).Take(limit)
                    .ToListAsync(ct)
                select new Deadline(
                    kind.Name, deal.Id.Value, kind.Read(deal)!.Value, $"{deal.Number.Value} {deal.Customer.Name}: {kind.Title}"));
        return found;
    }

    /// <param name="At">When it is; null: the deal has none.</param>
    /// <param name="Title">What calendars show behind number and customer.</param>
    private sealed record KindOfDeadline(string Name, Expression<Func<Deal, DateTimeOffset?>> At, string Title)
    {
        public Func<Deal, DateTimeOffset?> Read { get; } = At.Compile();
    }
}
