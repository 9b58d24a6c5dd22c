using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Offboarding;

/// <summary>
/// Goes on with every partner that leaves. Nothing else of the program waits for it: from the instant on at which a partner
/// leaves it registers nothing. Safe to repeat, and to be stopped between two deals.
/// </summary>
public sealed record ContinueOffboardings : IRequest<Result<int>>
{
    public sealed class Handler(IOffboarding offboarding, JobItems items, ProgramClock clock)
        : IRequestHandler<ContinueOffboardings, Result<int>>
    {
        public async Task<Result<int>> Handle(ContinueOffboardings request, CancellationToken ct) =>
            await items.SendEach<PartnerId>(
                (last, max) => offboarding.FindLeaving(clock.Now(), last, max, ct),
                partner => new ContinueOffboarding(partner), ct);
    }
}
