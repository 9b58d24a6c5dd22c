using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

/// <summary>Whether the caller has a draft of this id.</summary>
public sealed record FindDraft(DealId Id) : IRequest<Result<bool>>
{
    public sealed class Handler(DealDrafts drafts) : IRequestHandler<FindDraft, Result<bool>>
    {
        public async Task<Result<bool>> Handle(FindDraft request, CancellationToken ct) =>
            await drafts.Own.AnyAsync(it => it.Id == request.Id, ct);
    }
}
