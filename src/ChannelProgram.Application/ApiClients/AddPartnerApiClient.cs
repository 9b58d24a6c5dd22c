using ChannelProgram.Application.Common;
using ChannelProgram.Domain.ApiClients;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.ApiClients;

/// <summary>The secret is told once, and only its hash is stored.</summary>
public sealed record AddPartnerApiClient(PartnerId Owner, [RequestBody] PartnerApiClientForm Form)
    : IRequest<Result<ClientWithSecret>>, IChange
{
    public sealed class Handler(IApiClients clients, ApiClientUpdate updates)
        : IRequestHandler<AddPartnerApiClient, Result<ClientWithSecret>>
    {
        public async Task<Result<ClientWithSecret>> Handle(AddPartnerApiClient request, CancellationToken ct)
        {
            if (!await updates.Sees(request.Owner, ct)) return ApiClientRefusals.NotFound;
            var scopes = request.Form.Scopes!.Select(it => it!).ToHashSet();
            if (!updates.MayGrant(scopes)) return ApiClientRefusals.ScopeNotHeld;

            var (secret, now) = (ApiClientSecret.Generate(), updates.Now);
            var client = ClientRegistration.System(request.Owner, request.Form.Name!, scopes, clients.HashOf(secret), now);
            clients.Add(client);
            return new ClientWithSecret(updates.View(client, now), secret);
        }
    }
}
