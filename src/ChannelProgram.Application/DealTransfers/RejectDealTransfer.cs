using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.DealTransfers;
using MediatR;

namespace ChannelProgram.Application.DealTransfers;

public sealed record RejectDealTransfer(DealTransferId Id, [RequestBody] RejectDealTransfer.Body Form)
    : IRequest<Result<DealTransferView>>, IChange
{
    /// <param name="Message">Told to both partners. May have line breaks.</param>
    [SchemaName("DealTransferRejection")]
    public sealed record Body([MultiLine(DealTransfer.MaxNoteLength)] string? Message);

    public sealed class Handler(DealTransferUpdate updates) : IRequestHandler<RejectDealTransfer, Result<DealTransferView>>
    {
        public Task<Result<DealTransferView>> Handle(RejectDealTransfer request, CancellationToken ct) =>
            updates.Update(request.Id, (transfer, now) => transfer.Reject(request.Form.Message, now), ct);
    }
}
