using ChannelProgram.Application.DealTransfers;
using ChannelProgram.Domain.DealTransfers;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.DealTransfers;

internal static class DealTransferExamples
{
    private const string Code = "q3Yb0xT9v2LrW8kMhJ1nZcP5sD7fG4aE6uR-iO_tKyQ";

    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly OfferDealTransfer.Body Offer = new("The customer moved to your region.");

    public static readonly DealTransferView Read = new(
        new("019aa5b0-77aa-7c56-8e0a-1b2c3d4e5f60"), new("019aa5b0-6d1e-7a20-9c4f-2b3c4d5e6f70"), "DR-7K3M92QX", "Acme GmbH",
        new("10000.00", "USD"), DealTransferStatus.Offered, TransferSide.Giver, From: null, To: null,
        "The customer moved to your region.", Noon, Noon.AddDays(14), AcceptedAt: null, DecisionDueBy: null, EndedAt: null,
        Message: null, ["cancel"]);

    public static readonly OfferedTransfer Offered = new(Read, Code);

    public static readonly AcceptDealTransfer.Body Acceptance = new(Code);

    public static readonly DealTransferView Accepted = Read with
    {
        Status = DealTransferStatus.Accepted,
        Side = TransferSide.Receiver,
        AcceptedAt = Noon,
        DecisionDueBy = Noon.AddDays(2),
    };

    public static readonly DealTransferView Confirmed = Accepted with
    {
        Status = DealTransferStatus.Confirmed,
        Side = null,
        From = new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60"),
        To = new("019aa5b0-2222-7c56-8e0a-1b2c3d4e5f60"),
        DecisionDueBy = null,
        EndedAt = Noon,
        NextActions = [],
    };

    public static readonly RejectDealTransfer.Body Rejection = new("The customer wants to stay.");

    public static readonly DealTransferView Rejected = Confirmed with
    {
        Status = DealTransferStatus.Rejected,
        Message = "The customer wants to stay.",
    };

    public static readonly DealTransferView Cancelled = Read with
    {
        Status = DealTransferStatus.Cancelled,
        EndedAt = Noon,
        NextActions = [],
    };

    public static readonly Listing<DealTransferView> Page = new([Read], Next: null);
}
