using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Tiers;
using MediatR;

namespace ChannelProgram.Application.Tiers;

public sealed record OverrideTier(PartnerId Partner, [RequestBody] OverrideTier.Body Form) : IRequest<Result<TierView>>, IChange
{
    /// <param name="Tier">The code of a tier of the program, higher or lower than the partner has earned.</param>
    /// <param name="Reason">For staff to read. May have line breaks.</param>
    /// <param name="Until">From then on the partner holds what it has earned.</param>
    [SchemaName("TierOverrideInput")]
    public sealed record Body(
        [Required, Code] string? Tier,
        [Required, MultiLine(PartnerTier.MaxReasonLength)] string? Reason,
        [Required] DateTimeOffset? Until);

    public sealed class Handler(TierEvaluations evaluations, TierReading reading, CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<OverrideTier, Result<TierView>>
    {
        public async Task<Result<TierView>> Handle(OverrideTier request, CancellationToken ct)
        {
            var (form, now) = (request.Form, clock.Now());
            if (await reading.Check(request.Partner, ct) is { } unknown) return unknown;
            return await evaluations.Change(
                request.Partner,
                (tier, program, at) => tier.Override(
                    form.Tier!, form.Reason!, form.Until!.Value.ToUniversalTime(), caller.Known.Id, program, at),
                now, ct) is { } refused
                ? refused
                : await reading.Read(request.Partner, ct);
        }
    }
}
