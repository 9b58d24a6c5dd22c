using ChannelProgram.Application.Common;
using ChannelProgram.Domain.ApiClients;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.ApiClients;

/// <summary>The same as <see cref="RevokeApiClient"/>, by the id by which the client signs in: for operators.</summary>
public sealed record RevokeByClientId(string ClientId) : IRequest<Result<ApiClientView>>, IChange
{
    public sealed class Handler(IApiClients clients, ApiClientUpdate updates)
        : IRequestHandler<RevokeByClientId, Result<ApiClientView>>
    {
        public async Task<Result<ApiClientView>> Handle(RevokeByClientId request, CancellationToken ct) =>
            await clients.FindByClientId(request.ClientId, ct) is { } found
                ? await updates.Update(found.Partner, found.Id, (client, now) => client.Revoke(now), ct)
                : ApiClientRefusals.NotFound;
    }
}
