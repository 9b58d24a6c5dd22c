using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

public sealed record ExtendDeal(DealId Id) : IRequest<Result<DealView>>, IChange
{
    public sealed class Handler(DealUpdate deals, ICustomers customers, IProgramVersions programs)
        : IRequestHandler<ExtendDeal, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(ExtendDeal request, CancellationToken ct) => deals.Update(
            request.Id,
            async (deal, now) => (await customers.PartnerOf(deal, ct)).IsActive(now)
                ? deal.Extend(
                    await customers.LoadHistory(deal, programs.InForce(now), now, ct), programs.InForce(now), now)
                : Refusal.PartnerNotActive,
            ct);
    }
}
