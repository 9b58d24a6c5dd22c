using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Tiers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Tiers;

public sealed record ListTierEvaluations(PartnerId Partner, TierEvaluationFilter Filter, PageRequest Paging)
    : IRequest<Result<Page<TierEvaluationView>>>
{
    public sealed class Handler(IChannelDb db, IPartnerTiers tiers)
        : IRequestHandler<ListTierEvaluations, Result<Page<TierEvaluationView>>>
    {
        public async Task<Result<Page<TierEvaluationView>>> Handle(ListTierEvaluations request, CancellationToken ct) =>
            await db.Partners.AnyAsync(it => it.Id == request.Partner, ct)
                ? Page.Of(
                    await tiers.List(request.Partner, request.Filter, request.Paging, ct), request.Paging, TierEvaluationView.Of,
                    it => PagePosition.Of(it.At, it.Id))
                : TierRefusals.NoSuchPartner;
    }
}
