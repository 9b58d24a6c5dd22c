using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Tiers;

/// <summary>
/// Evaluates every partner once a day, in the first run after midnight in the program's time zone, and whose override has ended.
/// Safe to repeat.
/// </summary>
public sealed record EvaluateTiers : IRequest<Result<int>>
{
    public sealed class Handler(IPartnerTiers tiers, JobItems items, IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<EvaluateTiers, Result<int>>
    {
        public async Task<Result<int>> Handle(EvaluateTiers request, CancellationToken ct)
        {
            var now = clock.Now();
            var program = programs.InForce(now);
            var midnight = program.Calendar.StartOf(program.Calendar.Today(now));
            // Another version judges at once.
            var since = program.EffectiveFrom > midnight ? program.EffectiveFrom : midnight;
            return await items.SendPages<PartnerId>(
                (last, max) => tiers.FindDue(since, now, last, max, ct), it => new EvaluateTiersOf(it), ct);
        }
    }
}
