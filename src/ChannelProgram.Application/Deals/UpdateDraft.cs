using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>Everything of a draft may change, and nothing has to be there but the customer's name.</summary>
public sealed record UpdateDraft(DealId Id, [RequestBody] MergePatch<DealRegistration> Patch)
    : IRequest<Result<DealView>>, IChange, IDraftRequest
{
    public sealed class Handler(DealDrafts drafts) : IRequestHandler<UpdateDraft, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(UpdateDraft request, CancellationToken ct) => drafts.Update(
            request.Id, (draft, now) => DealDrafts.Change(draft, request.Patch.ApplyTo(DealDrafts.Read(draft)), now), ct);
    }
}
