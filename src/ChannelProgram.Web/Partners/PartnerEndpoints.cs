using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Partners;

internal sealed class PartnerEndpoints : IApiFeature
{
    public string Tag => "Partners";

    public Audience Audience => Audience.Partners;

    public string TagDescription => "The companies of the program: what they say of themselves, and who is there for them.";

    public IEnumerable<ProblemMember> ProblemMembers =>
        [ProblemMember.CurrentStatus<PartnerStatus>("Of a partner"), ProblemMember.Pointers("notEditable")];

    public void Map(IEndpointRouteBuilder routes)
    {
        var partners = routes.MapGroup("/v1/partners");

        partners.MapGet("", List).WithName("listPartners").WithSummary("List the partners, newest first")
            .Requires(PartnerPermissions.List).Example(PartnerExamples.Page);
        partners.MapGet("{id}", Get).WithName("getPartner").WithSummary("Read a partner")
            .Requires(PartnerPermissions.Read).Example(PartnerExamples.Known);
        partners.MapPatch("{id}", Update).WithName("updatePartner").WithSummary("Change a partner")
            .Requires(PartnerPermissions.Write)
            .Refuses(PartnerRefusals.NotEditable(PartnerStatus.Active, ["/name"]))
            .Example(PartnerExamples.Updated, PartnerExamples.Update);
        partners.MapPost("{id}/accept-agreement", Accept).WithName("acceptAgreement")
            .WithSummary("Accept the agreement for the partner").Requires(PartnerPermissions.Accept)
            .Example(PartnerExamples.Agreed, PartnerExamples.Agreement);
        partners.MapPost("{id}/suspend", Suspend).WithName("suspendPartner").WithSummary("Suspend a partner")
            .Requires(PartnerPermissions.Decide).Refuses(PartnerRefusals.StatusForbids(PartnerStatus.Suspended))
            .Example(PartnerExamples.Suspended, PartnerExamples.Suspension);
        partners.MapPost("{id}/reinstate", Reinstate).WithName("reinstatePartner")
            .WithSummary("Make a suspended partner active again").Requires(PartnerPermissions.Decide)
            .Refuses(PartnerRefusals.StatusForbids(PartnerStatus.Active), PartnerRefusals.LeavingIsForAdmins)
            .Example(PartnerExamples.Reinstated);
    }

    /// <remarks>Filters are joined by AND. Several values of one filter are separated by commas.</remarks>
    private static async Task<PageAnswer<PartnerView>> List(
        ListRequest<PartnerFilter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListPartners(query.Filter, query.Paging), ct)).ToPage();

    /// <remarks>A partner reads itself. Every other id is answered like one that does not exist.</remarks>
    private static async Task<OkAnswer<PartnerView>> Get(RouteId<PartnerId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetPartner(id), ct)).ToOk();

    /// <remarks>
    /// Takes a JSON merge patch (RFC 7396): null removes a member, and addresses are replaced as a whole. A partner changes its
    /// website, phone and addresses; what else it tries to change is 409 <c>notEditable</c>, with the places in
    /// <c>pointers</c>. A website that is changed later makes no domain of the partner: staff checks it first.
    /// </remarks>
    private static async Task<OkAnswer<PartnerView>> Update(
        RouteId<PartnerId> id, PatchBody<PartnerForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new UpdatePartner(id, body.Value), ct)).ToOk();

    /// <remarks>
    /// Only the version in force can be accepted. It is recorded who accepted it and when. Accepting it again changes nothing.
    /// </remarks>
    private static async Task<OkAnswer<PartnerView>> Accept(
        RouteId<PartnerId> id, Body<AcceptAgreement.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AcceptAgreement(id, body.Value), ct)).ToOk();

    /// <remarks>
    /// From its next request on the partner reads what it has and changes nothing (403 <c>partnerNotActive</c>), on every node.
    /// Its deals keep their lines, and their times run on: staff can still decide them.
    /// </remarks>
    private static async Task<OkAnswer<PartnerView>> Suspend(
        RouteId<PartnerId> id, OptionalBody<SuspendPartner.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new SuspendPartner(id, body.Value), ct)).ToOk();

    /// <remarks>
    /// Effective with the partner's next request. A partner that was to leave stays: only a program admin takes that back.
    /// </remarks>
    private static async Task<OkAnswer<PartnerView>> Reinstate(
        RouteId<PartnerId> id, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ReinstatePartner(id), ct)).ToOk();
}
