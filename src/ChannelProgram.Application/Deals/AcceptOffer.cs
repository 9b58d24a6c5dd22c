using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>Takes lines that are offered. They are decided like a new registration.</summary>
public sealed record AcceptOffer(DealId Id, [RequestBody] OfferedLines Form) : IRequest<Result<DealView>>, IChange
{
    public sealed class Handler(
        DealUpdate deals, ICustomers customers, IRegistrations registrations, IProgramVersions programs)
        : IRequestHandler<AcceptOffer, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(AcceptOffer request, CancellationToken ct) => deals.Update(
            request.Id,
            async (deal, now) =>
            {
                var (program, partner) = (programs.InForce(now), await customers.PartnerOf(deal, ct));
                return deal.AcceptOffer(
                    request.Form.Lines,
                    Registrant.From(partner, program, now) with
                    {
                        HasLowWinRate = await registrations.JudgeWinRate(partner, program, now, ct),
                    },
                    await customers.LoadMatchedCustomer(deal, [.. deal.Accounts], program, now, ct), now);
            },
            ct);
    }
}

/// <param name="Lines">Product lines that are offered; without it, all.</param>
public sealed record OfferedLines([Count(1, Deal.MaxProducts, Of = "line"), Code] IReadOnlyList<string>? Lines);
