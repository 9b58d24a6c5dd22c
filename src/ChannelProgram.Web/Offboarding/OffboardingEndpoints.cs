using ChannelProgram.Application.Offboarding;
using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Offboarding;

internal sealed class OffboardingEndpoints : IApiFeature
{
    public string Tag => "Offboarding";

    public Audience Audience => Audience.Staff;

    public string TagDescription => "Partners that leave the program, with or without a successor.";

    public void Map(IEndpointRouteBuilder routes)
    {
        var partners = routes.MapGroup("/v1/partners/{id}");

        partners.MapPost("offboarding-plan", Plan).WithName("planOffboarding")
            .WithSummary("List what offboarding a partner would do").Requires(PartnerPermissions.Offboard).WithoutVersion()
            .Refuses(
                PartnerRefusals.StatusForbids(PartnerStatus.Offboarded), PartnerRefusals.IsSuccessor(PartnerStatus.Active))
            .Example(OffboardingExamples.Plan, OffboardingExamples.Form);
        partners.MapPost("offboard", Offboard).WithName("offboardPartner").WithSummary("Offboard a partner")
            .Requires(PartnerPermissions.Offboard)
            .Refuses(
                PartnerRefusals.StatusForbids(PartnerStatus.Offboarded),
                PartnerRefusals.OffboardingChanged(PartnerStatus.Active),
                PartnerRefusals.IsSuccessor(PartnerStatus.Active))
            .Example(OffboardingExamples.Offboarding, OffboardingExamples.Confirmed);
    }

    /// <remarks>
    /// Stores nothing. Without a successor nothing more is registered, what is protected runs until it ends, and everything else
    /// ends at once. With one, all deals, people, users, drafts and the history go to the successor on that day. Send the
    /// <c>confirmation</c> with the same successor and day to do it.
    /// </remarks>
    private static async Task<ReportAnswer<OffboardingPlan>> Plan(
        RouteId<PartnerId> id, Body<OffboardingForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new PlanOffboarding(id, body.Value), ct)).ToReport();

    /// <remarks>
    /// 409 <c>offboardingChanged</c>: something of the plan has changed since it was made. The partner is <c>offboarding</c>
    /// until nothing of it is open, and then <c>offboarded</c>; a suspended one stays suspended meanwhile. Reinstating it takes
    /// that back, unless a successor has begun to take over; what has ended stays ended.
    /// </remarks>
    private static async Task<OkAnswer<PartnerView>> Offboard(
        RouteId<PartnerId> id, Body<OffboardPartner.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new OffboardPartner(id, body.Value), ct)).ToOk();
}
