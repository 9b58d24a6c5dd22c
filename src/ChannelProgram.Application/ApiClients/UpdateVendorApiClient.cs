using ChannelProgram.Application.Common;
using ChannelProgram.Domain.ApiClients;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.ApiClients;

/// <summary>What it may do changes with its next request, tokens that it has included.</summary>
public sealed record UpdateVendorApiClient(ApiClientId Id, [RequestBody] MergePatch<VendorApiClientForm> Patch)
    : IRequest<Result<ApiClientView>>, IChange
{
    public sealed class Handler(ApiClientUpdate updates) : IRequestHandler<UpdateVendorApiClient, Result<ApiClientView>>
    {
        public Task<Result<ApiClientView>> Handle(UpdateVendorApiClient request, CancellationToken ct) =>
            updates.Update(null, request.Id, (client, now) =>
            {
                var isFrontEnd = client.Kind is ApiClientKind.FrontEnd;
                var form = request.Patch.ApplyTo(isFrontEnd
                    ? new(client.Name, null, client.RedirectUris)
                    : new(client.Name, [.. client.Scopes], null));
                return isFrontEnd switch
                {
                    true when form.Scopes is not null => ApiClientRefusals.NotOfFrontEnds,
                    true when form.RedirectUris is null => ApiClientRefusals.NeedsRedirectUris,
                    false when form.RedirectUris is not null => ApiClientRefusals.NotOfSystems,
                    false when form.Scopes is null => ApiClientRefusals.NeedsScopes,
                    _ => client.Change(
                        form.Name!, form.Scopes?.Select(it => it!).ToHashSet() ?? [],
                        [.. form.RedirectUris?.Select(it => it!).Distinct() ?? []], now),
                };
            }, ct);
    }
}
