using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Tiers;
using MediatR;

namespace ChannelProgram.Application.Tiers;

/// <summary>
/// Vendor and partner agreed on a higher margin in a joint business plan, as far as the tier offers one. It holds for what is
/// approved from now on.
/// </summary>
public sealed record PlanJointly(PartnerId Partner, [RequestBody] PlanJointly.Body Form) : IRequest<Result<TierView>>, IChange
{
    /// <param name="MarginPercent">
    /// The resale margin in percent, such as <c>38</c>. What the tier gives anyway ends a plan.
    /// </param>
    /// <param name="Until">From then on the margin of the tier holds.</param>
    [SchemaName("JointBusinessPlanInput")]
    public sealed record Body([Required, Percent] string? MarginPercent, [Required] DateTimeOffset? Until);

    public sealed class Handler(IPartnerTiers tiers, TierReading reading, IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<PlanJointly, Result<TierView>>
    {
        public async Task<Result<TierView>> Handle(PlanJointly request, CancellationToken ct)
        {
            if (await reading.Check(request.Partner, ct) is { } unknown) return unknown;
            if (await tiers.FindPartner(request.Partner, ct) is not { } partner) return TierRefusals.NoSuchPartner;

            var (now, until) = (clock.Now(), request.Form.Until!.Value.ToUniversalTime());
            var margin = decimal.Parse(request.Form.MarginPercent!, CultureInfo.InvariantCulture);
            var (tier, program) = (partner.TierAt(now), programs.InForce(now));
            if (program.TierOf(tier)?.Benefits is not { MaxMarginPercent: { } most } benefits)
                return TierRefusals.NoJointPlan(tier);
            if (margin < benefits.MarginPercent || margin > most)
                return TierRefusals.MarginOutOfRange(DecimalText.Of(benefits.MarginPercent), DecimalText.Of(most));
            if (TierRefusals.Invalid(isUnknownTier: false, until <= now) is { } invalid) return invalid;

            if (margin == benefits.MarginPercent) partner.EndPlan(now);
            else partner.Plan(margin, until, now);
            await tiers.Save(ct);
            return await reading.Read(request.Partner, ct);
        }
    }
}

/// <summary>From 0 to 100 with at most two decimals.</summary>
public sealed partial class PercentAttribute() : TextFormatAttribute(PercentAttribute.MaxPercentLength, PercentAttribute.Form)
{
    private const int MaxPercentLength = 6;
    private const string Form = @"^(100(\.00?)?|[1-9]?[0-9](\.[0-9]{1,2})?)$";

    public override string? FaultOf(string text) => Percent().IsMatch(text)
        ? null
        : "must be a percentage from 0 to 100 with at most 2 decimals, such as 38";

    [GeneratedRegex(@"^(100(\.00?)?|[1-9]?[0-9](\.[0-9]{1,2})?)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Percent();
}
