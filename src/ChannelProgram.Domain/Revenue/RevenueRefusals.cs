using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Domain.Revenue;

/// <summary>Error codes are published: they never change.</summary>
public static class RevenueRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "There is no such payment or refund.");

    /// <summary>The same report under the same id is no conflict: it counts once.</summary>
    public static readonly Refusal ExternalIdInUse = new(
        RefusalKind.StateForbids, "externalIdInUse", "Another payment or refund has this externalId.");

    public static Refusal DealNotWon(DealStatus current) => new(
        RefusalKind.StateForbids, "dealNotWon", "Only a deal whose win is confirmed has payments.")
    {
        Members = new Dictionary<string, object?> { ["currentStatus"] = current },
    };

    /// <param name="left">What was not paid back yet.</param>
    public static Refusal RefundExceedsPayment(Money left) => new(
        RefusalKind.StateForbids, "refundExceedsPayment",
        $"More would be paid back than was paid: of the payment, {left} is left.");
}
