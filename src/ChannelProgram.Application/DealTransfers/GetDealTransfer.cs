using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.DealTransfers;
using MediatR;

namespace ChannelProgram.Application.DealTransfers;

public sealed record GetDealTransfer(DealTransferId Id) : IRequest<Result<DealTransferView>>
{
    public sealed class Handler(IDealTransfers transfers, DealTransferUpdate updates)
        : IRequestHandler<GetDealTransfer, Result<DealTransferView>>
    {
        public async Task<Result<DealTransferView>> Handle(GetDealTransfer request, CancellationToken ct) =>
            await transfers.Find(request.Id, ct) is { } found ? updates.View(found) : DealTransferRefusals.NotFound;
    }
}
