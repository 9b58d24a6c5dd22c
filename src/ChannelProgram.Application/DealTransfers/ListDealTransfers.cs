using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.DealTransfers;

public sealed record ListDealTransfers(DealTransferFilter Filter, PageRequest Paging) : IRequest<Result<Page<DealTransferView>>>
{
    public sealed class Handler(IDealTransfers transfers, DealTransferUpdate updates, ProgramClock clock)
        : IRequestHandler<ListDealTransfers, Result<Page<DealTransferView>>>
    {
        public async Task<Result<Page<DealTransferView>>> Handle(ListDealTransfers request, CancellationToken ct)
        {
            var found = await transfers.List(request.Filter, request.Paging, clock.Now(), ct);
            return Page.Of(
                found, request.Paging, updates.View, it => PagePosition.Of(it.Transfer.OfferedAt, it.Transfer.Id));
        }
    }
}
