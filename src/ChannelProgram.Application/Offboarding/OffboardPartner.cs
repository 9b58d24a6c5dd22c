using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Offboarding;

/// <summary>The partner leaves the program. The rest is done by <see cref="ContinueOffboardings"/>, deal by deal.</summary>
public sealed record OffboardPartner(PartnerId Id, [RequestBody] OffboardPartner.Body Form)
    : IRequest<Result<PartnerView>>, IChange
{
    /// <param name="Successor">The partner that takes over deals, people and history. Without it, nobody does.</param>
    /// <param name="On">From which day on, in the program's time zone; at once if it is left out.</param>
    /// <param name="Confirmation">Of the plan that was made for the same successor and day.</param>
    [SchemaName("PartnerOffboarding")]
    public sealed record Body(
        PartnerId? Successor, DateOnly? On,
        [Required, Line(Base64Url256Attribute.EncodedLength)] string? Confirmation);

    public sealed class Handler(IChannelDb db, PartnerUpdate updates, OffboardingPlans plans)
        : IRequestHandler<OffboardPartner, Result<PartnerView>>
    {
        public Task<Result<PartnerView>> Handle(OffboardPartner request, CancellationToken ct) =>
            updates.Update(request.Id, async (partner, now) =>
            {
                if (!partner.MayBeOffboarded) return PartnerRefusals.StatusForbids(partner.Status);

                var form = new OffboardingForm(request.Form.Successor, request.Form.On);
                var plan = await plans.Make(partner, form, now, ct);
                if (plan.Refusal is { } refused) return refused;
                if (plan.Value.Confirmation != request.Form.Confirmation)
                    return PartnerRefusals.OffboardingChanged(partner.Status);

                if (form.Successor is { } id) (await db.Partners.SingleAsync(it => it.Id == id, ct)).BecomeSuccessor();
                return partner.Offboard(form.Successor, plans.StartOf(form, now), now);
            }, ct);
    }
}
