using ChannelProgram.Application.Common;
using ChannelProgram.Domain.ApiClients;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.ApiClients;

/// <summary>For good. Its tokens are refused from the next request on, at every node.</summary>
/// <param name="Owner">Null: the vendor.</param>
public sealed record RevokeApiClient(PartnerId? Owner, ApiClientId Id) : IRequest<Result<ApiClientView>>, IChange
{
    public sealed class Handler(ApiClientUpdate updates) : IRequestHandler<RevokeApiClient, Result<ApiClientView>>
    {
        public Task<Result<ApiClientView>> Handle(RevokeApiClient request, CancellationToken ct) =>
            updates.Update(request.Owner, request.Id, (client, now) => client.Revoke(now), ct);
    }
}
