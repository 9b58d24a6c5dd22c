using ChannelProgram.Application.Common;
using ChannelProgram.Domain.ApiClients;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.ApiClients;

/// <summary>Revoked ones too.</summary>
/// <param name="Owner">Null: the vendor.</param>
public sealed record ListApiClients(PartnerId? Owner, PageRequest Paging) : IRequest<Result<Page<ApiClientView>>>
{
    public sealed class Handler(IApiClients clients, ApiClientUpdate updates)
        : IRequestHandler<ListApiClients, Result<Page<ApiClientView>>>
    {
        public async Task<Result<Page<ApiClientView>>> Handle(ListApiClients request, CancellationToken ct)
        {
            if (!await updates.Sees(request.Owner, ct)) return ApiClientRefusals.NotFound;

            var (found, now) = (await clients.List(request.Owner, request.Paging, ct), updates.Now);
            return Page.Of(
                found, request.Paging, it => updates.View(it, now), it => PagePosition.Of(it.CreatedAt, it.Id));
        }
    }
}
