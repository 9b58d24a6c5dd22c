using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Receipts;

public sealed record GetReceiptKeys : IRequest<Result<ReceiptKeySet>>
{
    public sealed class Handler(IReceiptKeys keys) : IRequestHandler<GetReceiptKeys, Result<ReceiptKeySet>>
    {
        public async Task<Result<ReceiptKeySet>> Handle(GetReceiptKeys request, CancellationToken ct) =>
            new ReceiptKeySet(await keys.All(ct));
    }
}
