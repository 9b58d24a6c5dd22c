using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>Keeps what a partner has entered so far. Only its partner reads it.</summary>
public sealed record DraftDeal([RequestBody] DealRegistration Form) : IRequest<Result<DealView>>, IChange, IDraftRequest
{
    public sealed class Handler(DealDrafts drafts) : IRequestHandler<DraftDeal, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(DraftDeal request, CancellationToken ct) =>
            Task.FromResult<Result<DealView>>(drafts.View(drafts.Begin(request.Form)));
    }
}
