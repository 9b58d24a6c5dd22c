using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

/// <summary>An external id that a deal of the partner has.</summary>
/// <param name="Until">When it is free by the clock, whether or not the deal's end is stored by then; null: never.</param>
public sealed record ReservedExternalId(string Value, DateTimeOffset? Until)
{
    public bool IsInUse(DateTimeOffset now) => !(Until <= now);
}

internal static class ExternalIds
{
    public static Task<bool> IsExternalIdInUse(
        this IChannelDb db, PartnerId partner, string externalId, DealId? except, DateTimeOffset now, CancellationToken ct) =>
        db.Deals.AnyAsync(
            it => it.Partner == partner && it.ReservedExternalId == externalId && it.Id != except
                && !(it.EndsAt <= now && it.FinalStatus != DealStatus.Won),
            ct);

    /// <summary>
    /// Takes the id from a deal that the clock has ended. That deal's claims stay for whoever locks its customer: it is another
    /// one than that of the deal that gets the id, and locking both out of order could deadlock. Of two that want the id, also
    /// where one of them is given its own again, the unique index lets one have it.
    /// </summary>
    public static Task FreeExternalId(
        this IChannelDb db, PartnerId partner, string externalId, DateTimeOffset now, CancellationToken ct) =>
        db.Deals.Where(it => it.Partner == partner && it.ReservedExternalId == externalId && it.EndsAt <= now
                && it.FinalStatus != DealStatus.Won)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.ReservedExternalId, (string?)null), ct);

    /// <summary>
    /// What had ended the deal was taken back. Another deal of the partner may have the id by now, and keeps it.
    /// </summary>
    public static async Task ReserveExternalIdAgain(this IChannelDb db, Deal deal, DateTimeOffset now, CancellationToken ct)
    {
        if (deal is not { HasEnded: false, ReservedExternalId: null, ExternalId: { } externalId }
            || await db.IsExternalIdInUse(deal.Partner, externalId, deal.Id, now, ct)) return;

        await db.FreeExternalId(deal.Partner, externalId, now, ct);
        deal.ReserveExternalIdAgain();
    }
}
