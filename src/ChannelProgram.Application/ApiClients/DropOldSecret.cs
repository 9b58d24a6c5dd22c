using ChannelProgram.Application.Common;
using ChannelProgram.Domain.ApiClients;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.ApiClients;

/// <param name="Owner">Null: the vendor.</param>
public sealed record DropOldSecret(PartnerId? Owner, ApiClientId Id) : IRequest<Result<ApiClientView>>, IChange
{
    public sealed class Handler(ApiClientUpdate updates) : IRequestHandler<DropOldSecret, Result<ApiClientView>>
    {
        public Task<Result<ApiClientView>> Handle(DropOldSecret request, CancellationToken ct) =>
            updates.Update(request.Owner, request.Id, (client, now) => client.DropOldSecret(now), ct);
    }
}
