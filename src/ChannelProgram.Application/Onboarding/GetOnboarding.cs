using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Onboarding;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Onboarding;

/// <summary>Another partner's is answered exactly like a missing one.</summary>
public sealed record GetOnboarding(PartnerId Partner) : IRequest<Result<OnboardingView>>
{
    public sealed class Handler(IChannelDb db, OnboardingProgress progress)
        : IRequestHandler<GetOnboarding, Result<OnboardingView>>
    {
        public async Task<Result<OnboardingView>> Handle(GetOnboarding request, CancellationToken ct) =>
            await db.Partners.AsNoTracking().SingleOrDefaultAsync(it => it.Id == request.Partner, ct) is { } partner
                ? (await progress.Of([partner], ct))[0]
                : OnboardingRefusals.NotFound;
    }
}
