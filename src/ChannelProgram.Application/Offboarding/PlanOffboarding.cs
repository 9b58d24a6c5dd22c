using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Offboarding;

/// <summary>Lists all that offboarding a partner would do. Stores nothing.</summary>
public sealed record PlanOffboarding(PartnerId Id, [RequestBody] OffboardingForm Form) : IRequest<Result<OffboardingPlan>>
{
    public sealed class Handler(IChannelDb db, OffboardingPlans plans, ProgramClock clock)
        : IRequestHandler<PlanOffboarding, Result<OffboardingPlan>>
    {
        public async Task<Result<OffboardingPlan>> Handle(PlanOffboarding request, CancellationToken ct)
        {
            if (await db.Partners.AsNoTracking().SingleOrDefaultAsync(it => it.Id == request.Id, ct) is not { } partner)
                return PartnerRefusals.NotFound;
            return partner.MayBeOffboarded
                ? await plans.Make(partner, request.Form, clock.Now(), ct)
                : PartnerRefusals.StatusForbids(partner.Status);
        }
    }
}
