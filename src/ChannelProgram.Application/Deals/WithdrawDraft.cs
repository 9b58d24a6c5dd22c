using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

public sealed record WithdrawDraft(DealId Id) : IRequest<Result<DealView>>, IChange
{
    public sealed class Handler(DealDrafts drafts) : IRequestHandler<WithdrawDraft, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(WithdrawDraft request, CancellationToken ct) =>
            drafts.Update(request.Id, (draft, now) => draft.Withdraw(now), ct);
    }
}
