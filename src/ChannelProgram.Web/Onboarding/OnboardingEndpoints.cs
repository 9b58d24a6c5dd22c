using ChannelProgram.Application.Onboarding;
using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Onboarding;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Onboarding;

internal sealed class OnboardingEndpoints : IApiFeature
{
    public string Tag => "Onboarding";

    public Audience Audience => Audience.Partners;

    public string TagDescription => "The first days of a partner as a checklist, ticked by what happens.";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/onboarding", List).WithName("listOnboardings")
            .WithSummary("List partners in their first days, newest first").Requires(PartnerPermissions.List)
            .Example(OnboardingExamples.Page);
        routes.MapGet("/v1/partners/{id}/onboarding", Get).WithName("getOnboarding").WithSummary("Read a partner's checklist")
            .Requires(PartnerPermissions.Read).Example(OnboardingExamples.Begun);
        routes.MapPost("/v1/partners/{id}/onboarding/{step}/complete", Complete).WithName("completeOnboardingStep")
            .WithSummary("Say that a partner has done a step").Requires(PartnerPermissions.Decide)
            .Refuses(OnboardingRefusals.NotByStaff, OnboardingRefusals.StepDone)
            .Example(OnboardingExamples.Called, OnboardingExamples.Completion);
    }

    /// <remarks>
    /// Active partners that joined not long ago, or have not done every step. <c>overdue=true</c> has those with a step whose
    /// time is over.
    /// </remarks>
    private static async Task<PageAnswer<OnboardingView>> List(
        ListRequest<OnboardingFilter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListOnboardings(query.Filter, query.Paging), ct)).ToPage();

    /// <remarks>
    /// The steps are those of the program's version under which the partner joined. The day on which it joined is day 1. A step
    /// is ticked by what happened, whenever that was; a step that was done late is done. A partner reads its own.
    /// </remarks>
    private static async Task<OkAnswer<OnboardingView>> Get(RouteId<PartnerId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetOnboarding(id), ct)).ToOk();

    /// <remarks>
    /// Only for steps that the program lets staff tick (409 <c>notByStaff</c>), once (409 <c>stepDone</c>). The body may be
    /// absent.
    /// </remarks>
    private static async Task<OkAnswer<OnboardingView>> Complete(
        RouteId<PartnerId> id, [StepCode] string step, OptionalBody<CompleteOnboardingStep.Body> body, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new CompleteOnboardingStep(id, step, body.Value), ct)).ToOk();
}

[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class StepCodeAttribute : LineAttribute
{
    public StepCodeAttribute() : base(CodeAttribute.MaxCodeLength) =>
        (Description, Example) = ("The code of a step, as the program names it.", "firstCall");
}
