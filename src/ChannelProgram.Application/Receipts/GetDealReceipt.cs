using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Receipts;

/// <summary>
/// Another partner's deal is answered exactly like a missing one, and so is a receipt that names another partner: that one handed
/// the deal over.
/// </summary>
public sealed record GetDealReceipt(DealId Id) : IRequest<Result<DealReceipt>>
{
    public sealed class Handler(IDealLookup deals, CurrentCaller caller)
        : IRequestHandler<GetDealReceipt, Result<DealReceipt>>
    {
        public async Task<Result<DealReceipt>> Handle(GetDealReceipt request, CancellationToken ct) =>
            await deals.Find(request.Id, ct) is { } deal && !(caller.Known.IsPartner && deal.WasHandedOver)
                ? new DealReceipt(deal.Receipt)
                : DealRefusals.NotFound;
    }
}

/// <param name="Receipt">The same text whenever it is read.</param>
public sealed record DealReceipt([Receipt] string Receipt);
