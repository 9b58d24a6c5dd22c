using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.DealTransfers;
using MediatR;

namespace ChannelProgram.Application.DealTransfers;

/// <summary>Either partner changes its mind, or staff ends it.</summary>
public sealed record CancelDealTransfer(DealTransferId Id) : IRequest<Result<DealTransferView>>, IChange
{
    public sealed class Handler(DealTransferUpdate updates) : IRequestHandler<CancelDealTransfer, Result<DealTransferView>>
    {
        public Task<Result<DealTransferView>> Handle(CancelDealTransfer request, CancellationToken ct) =>
            updates.Update(request.Id, (transfer, now) => transfer.Cancel(now), ct);
    }
}
