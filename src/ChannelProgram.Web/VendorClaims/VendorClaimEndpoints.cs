using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.VendorClaims;
using ChannelProgram.Domain.VendorClaims;
using ChannelProgram.Web.Accounts;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.VendorClaims;

internal sealed class VendorClaimEndpoints : IApiFeature
{
    public string Tag => "Vendor's claims";

    public string TagDescription =>
        "Product lines of end customers that the vendor keeps for itself. Partners only read that a line is not available.";

    public IEnumerable<ProblemMember> ProblemMembers =>
    [
        ProblemMember.CurrentStatus<VendorClaimStatus>("Of a vendor's claim"),
        ProblemMember.Pointers("notEditable"),
        ProblemMember.ListOf<VendorClaimRefusals.TakenLine>(
            "lines", "With `lineNotFree`: the lines that are held, and what holds each.", 1000, "A line that is held."),
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        var claims = routes.MapGroup("/v1/vendor-claims");

        claims.MapPost("", Make).WithName("makeVendorClaim").WithSummary("Create a vendor's claim")
            .Requires(AccountPermissions.Write)
            .Refuses(VendorClaimExamples.LineNotFree, VendorClaimRefusals.ExternalIdInUse, AccountExamples.Merged)
            .Example(VendorClaimExamples.Made, VendorClaimExamples.Form);
        claims.MapGet("", List).WithName("listVendorClaims").WithSummary("List the vendor's claims, newest first")
            .Requires(AccountPermissions.Read)
            .Example(VendorClaimExamples.Page);
        claims.MapGet("{id}", Get).WithName("getVendorClaim").WithSummary("Read a vendor's claim")
            .Requires(AccountPermissions.Read)
            .Example(VendorClaimExamples.Made);
        claims.MapPost("{id}/activities", RecordActivity).WithName("recordVendorActivity")
            .WithSummary("Record an activity on a vendor's claim")
            .Requires(AccountPermissions.Write).Refuses(VendorClaimRefusals.HasEnded)
            .Example(VendorClaimExamples.WorkedOn, VendorClaimExamples.Activity);
        claims.MapPost("{id}/end", End).WithName("endVendorClaim").WithSummary("End a vendor's claim")
            .Requires(AccountPermissions.Write)
            .Refuses(VendorClaimRefusals.HasEnded)
            .Example(VendorClaimExamples.Ended, VendorClaimExamples.Ending);
        claims.MapGet("by-external-id/{externalId}", GetByExternalId).WithName("getVendorClaimByExternalId")
            .WithSummary("Read a vendor's claim by external id").Requires(AccountPermissions.Read)
            .Example(VendorClaimExamples.Made);
        claims.MapPut("by-external-id/{externalId}", Put).WithName("putVendorClaim")
            .WithSummary("Create or change a vendor's claim by external id")
            .Requires(AccountPermissions.Write)
            .Refuses(
                VendorClaimExamples.LineNotFree, VendorClaimRefusals.NotEditable(VendorClaimStatus.Active, ["/account"]),
                AccountExamples.Merged)
            .Example(VendorClaimExamples.Made, VendorClaimExamples.Form);
    }

    /// <remarks>
    /// Claims all the lines that are named, or none: if one of them is held, the answer is 409 <c>lineNotFree</c>. Claims whose
    /// protection has ended are released first, and a deal that waits for such a line gets it before the vendor. A partner that
    /// registers a line of the vendor reads <c>notAvailable</c>, as for any other held line. A <c>direct</c> claim ends when the
    /// vendor has not worked on it for the number of days that the program sets. <c>house</c> and <c>named</c> claims last until
    /// they are ended.
    /// </remarks>
    private static async Task<CreatedAnswer<VendorClaimView>> Make(
        Body<VendorClaimInput> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CreateVendorClaim(body.Value), ct)).ToCreated(Location);

    /// <remarks>
    /// Filters are joined by AND. Several values of one filter are separated by commas. Pages stay stable while claims come in.
    /// </remarks>
    private static async Task<PageAnswer<VendorClaimView>> List(
        ListRequest<VendorClaimFilter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListVendorClaims(query.Filter, query.Paging), ct)).ToPage();

    /// <remarks>
    /// The answer is right at this instant: a <c>direct</c> claim that nobody worked on is shown as ended once its time is over.
    /// </remarks>
    private static async Task<OkAnswer<VendorClaimView>> Get(
        RouteId<VendorClaimId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetVendorClaim(id), ct)).ToOk();

    /// <remarks>Gives the same answer as reading the claim by its own id.</remarks>
    private static async Task<OkAnswer<VendorClaimView>> GetByExternalId(
        [ExternalId(VendorClaim.MaxExternalIdLength)] string externalId, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetVendorClaim(null, externalId), ct)).ToOk();

    /// <remarks>The time of a <c>direct</c> claim starts again. Only the last note is kept. The body may be absent.</remarks>
    private static async Task<OkAnswer<VendorClaimView>> RecordActivity(
        RouteId<VendorClaimId> id, OptionalBody<RecordVendorActivity.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RecordVendorActivity(id, body.Value), ct)).ToOk();

    /// <remarks>Releases the lines. Each goes to the registration that has waited longest. The body may be absent.</remarks>
    private static async Task<OkAnswer<VendorClaimView>> End(
        RouteId<VendorClaimId> id, OptionalBody<EndVendorClaim.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new EndVendorClaim(id, body.Value), ct)).ToOk();

    /// <remarks>
    /// For a CRM, which may repeat it at any time. The body is that of a new claim. If no claim has this external id, one is
    /// created. Otherwise the claim holds exactly these lines from now on, which counts as activity; a claim that has ended is
    /// opened again. Kind, account and unit cannot be changed: 409 <c>notEditable</c>.
    /// </remarks>
    private static async Task<PutAnswer<VendorClaimView>> Put(
        [ExternalId(VendorClaim.MaxExternalIdLength)] string externalId, Body<VendorClaimInput> body, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new PutVendorClaim(externalId, body.Value), ct)).ToPut(Location);

    private static string Location(VendorClaimView it) => $"/v1/vendor-claims/{it.Id}";
}
