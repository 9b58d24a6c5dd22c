using ChannelProgram.Domain.ApiClients;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.ApiClients;

/// <param name="Owner">Null: the vendor.</param>
public sealed record GetApiClient(PartnerId? Owner, ApiClientId Id) : IRequest<Result<ApiClientView>>
{
    public sealed class Handler(IApiClients clients, ApiClientUpdate updates)
        : IRequestHandler<GetApiClient, Result<ApiClientView>>
    {
        public async Task<Result<ApiClientView>> Handle(GetApiClient request, CancellationToken ct) =>
            await updates.Sees(request.Owner, ct) && await clients.Find(request.Owner, request.Id, ct) is { } client
                ? updates.View(client, updates.Now)
                : ApiClientRefusals.NotFound;
    }
}
