using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Domain.DealTransfers;

/// <summary>Error codes are published: they never change.</summary>
public static class DealTransferRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "There is no such transfer.");

    /// <summary>The same for every cause, so that nobody learns which codes there were.</summary>
    public static readonly Refusal CodeInvalid = new(
        RefusalKind.NotFound, "transferCodeInvalid", "This code is unknown, used or expired: ask for another one.");

    public static Refusal StatusForbids(DealTransferStatus current) =>
        Forbidden("statusForbids", "The status of the transfer does not allow this.", current);

    /// <summary>A partner that is active offers its deals itself.</summary>
    public static Refusal PartnerMustAgree(DealStatus current) =>
        Forbidden("partnerMustAgree", "The partner is active: it offers the deal itself.", current);

    public static Refusal OnlyProtected(DealStatus current) =>
        Forbidden("statusForbids", "Only a deal that is approved is handed over.", current);

    public static Refusal Pending(DealStatus current) =>
        Forbidden("transferPending", "Another partner has accepted this deal, and staff has not decided yet.", current);

    private static Refusal Forbidden<T>(string code, string message, T current) where T : struct, Enum =>
        new(RefusalKind.StateForbids, code, message)
        {
            Members = new Dictionary<string, object?> { ["currentStatus"] = current },
        };
}
