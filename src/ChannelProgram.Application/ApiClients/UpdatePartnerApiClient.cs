using ChannelProgram.Application.Common;
using ChannelProgram.Domain.ApiClients;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.ApiClients;

/// <summary>What it may do changes with its next request, tokens that it has included.</summary>
public sealed record UpdatePartnerApiClient(
    PartnerId Owner, ApiClientId Id, [RequestBody] MergePatch<PartnerApiClientForm> Patch)
    : IRequest<Result<ApiClientView>>, IChange
{
    public sealed class Handler(ApiClientUpdate updates) : IRequestHandler<UpdatePartnerApiClient, Result<ApiClientView>>
    {
        public Task<Result<ApiClientView>> Handle(UpdatePartnerApiClient request, CancellationToken ct) =>
            updates.Update(request.Owner, request.Id, (client, now) =>
            {
                var form = request.Patch.ApplyTo(new(client.Name, [.. client.Scopes]));
                var scopes = form.Scopes!.Select(it => it!).ToHashSet();
                // What it has already is not given by this.
                if (!updates.MayGrant(scopes.Except(client.Scopes))) return ApiClientRefusals.ScopeNotHeld;

                return client.Change(form.Name!, scopes, [], now);
            }, ct);
    }
}
