using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.DealTransfers;
using MediatR;

namespace ChannelProgram.Application.DealTransfers;

/// <summary>The answer has a code. The partner tells it to the one that is to have the deal.</summary>
public sealed record OfferDealTransfer(DealId Deal, [RequestBody] OfferDealTransfer.Body Form)
    : IRequest<Result<TransferWithCode>>, IChange
{
    /// <param name="Note">For the other partner, and for staff. May have line breaks.</param>
    [SchemaName("DealTransferOffer")]
    public sealed record Body([MultiLine(DealTransfer.MaxNoteLength)] string? Note);

    public sealed class Handler(
        IChannelDb db, DealUpdate deals, ICustomers customers, IDealTransfers transfers, DealTransferUpdate updates,
        IProgramVersions programs, CurrentCaller caller)
        : IRequestHandler<OfferDealTransfer, Result<TransferWithCode>>
    {
        public async Task<Result<TransferWithCode>> Handle(OfferDealTransfer request, CancellationToken ct)
        {
            if (await deals.Load(request.Deal, ct) is not var (deal, now)) return DealRefusals.NotFound;
            var partner = await customers.PartnerOf(deal, ct);
            if (!caller.Known.IsPartner && partner.IsActive(now)) return DealTransferRefusals.PartnerMustAgree(deal.Status);
            if (deal.Status is not DealStatus.Approved) return DealTransferRefusals.OnlyProtected(deal.Status);
            if (await transfers.FindOpen(deal.Id, ct) is { } open)
            {
                if (open.Status is DealTransferStatus.Accepted) return DealTransferRefusals.Pending(deal.Status);
                open.Replace(now);
                // Of one deal there is one open transfer.
                await db.Save(ct);
            }

            var code = MailedToken.Generate();
            var transfer = DealTransfer.Offer(
                deal, MailedToken.Hash(code), request.Form.Note,
                now.AddDays(programs.InForce(now).DealTransfers.OfferDays), now);
            transfers.Add(transfer);
            return new TransferWithCode(
                updates.View(new(transfer, deal.Number, deal.Customer, deal.Value, deal.Status)), code);
        }
    }
}

public sealed record TransferWithCode(DealTransferView Transfer, string Code)
{
    // The generated ToString would put the code into logs.
    public override string ToString() => nameof(TransferWithCode);
}
