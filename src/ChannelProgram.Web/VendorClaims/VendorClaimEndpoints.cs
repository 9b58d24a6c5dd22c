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
        "What the vendor keeps of end customers to itself; partners read only that a line is not available.";

    public IEnumerable<ProblemMember> ProblemMembers =>
    [
        ProblemMember.CurrentStatus<VendorClaimStatus>("Of a vendor's claim"),
        ProblemMember.Pointers("notEditable"),
        ProblemMember.ListOf<VendorClaimRefusals.TakenLine>(
            "lines", "With `lineNotFree`: the lines that are held, and by what.", 1000, "A line that is held."),
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
    /// Takes all the lines that are asked for, or none: if a partner's deal or another claim of the vendor holds one,
    /// <c>lineNotFree</c> names it. Claims whose protection has ended are released first, and a deal that waits for the line
    /// gets it before the vendor. A partner that meets a line of the vendor's reads what it reads of any line that is not
    /// available. A <c>direct</c> claim ends when the vendor has not worked on it for so many days as the program says;
    /// <c>house</c> and <c>named</c> last until they are ended.
    /// </remarks>
    private static async Task<CreatedAnswer<VendorClaimView>> Make(
        Body<VendorClaimInput> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CreateVendorClaim(body.Value), ct)).ToCreated(Location);

    /// <remarks>
    /// Filters are joined by AND; several values of one are separated by comma. Pages are stable while claims come in.
    /// </remarks>
    private static async Task<PageAnswer<VendorClaimView>> List(
        ListRequest<VendorClaimFilter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListVendorClaims(query.Filter, query.Paging), ct)).ToPage();

    /// <remarks>
    /// As the clock has it: a direct claim that nobody worked on reads ended from that instant on, whether or not anything has
    /// run.
    /// </remarks>
    private static async Task<OkAnswer<VendorClaimView>> Get(
        RouteId<VendorClaimId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetVendorClaim(id), ct)).ToOk();

    /// <remarks>As it reads by its own id.</remarks>
    private static async Task<OkAnswer<VendorClaimView>> GetByExternalId(
        [ExternalId(VendorClaim.MaxExternalIdLength)] string externalId, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetVendorClaim(null, externalId), ct)).ToOk();

    /// <remarks>A direct claim runs anew from now on. The body may be absent; of notes the last one is kept.</remarks>
    private static async Task<OkAnswer<VendorClaimView>> RecordActivity(
        RouteId<VendorClaimId> id, OptionalBody<RecordVendorActivity.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RecordVendorActivity(id, body.Value), ct)).ToOk();

    /// <remarks>What it held goes to who has waited longest. The body may be absent.</remarks>
    private static async Task<OkAnswer<VendorClaimView>> End(
        RouteId<VendorClaimId> id, OptionalBody<EndVendorClaim.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new EndVendorClaim(id, body.Value), ct)).ToOk();

    /// <remarks>
    /// For a CRM, which need not know whether there is a claim: it takes what a new claim takes, and makes one or brings the
    /// one of that id to hold these lines and no others, which counts as activity. One that has ended is taken up again. Kind,
    /// account and unit stay as they were made.
    /// </remarks>
    private static async Task<PutAnswer<VendorClaimView>> Put(
        [ExternalId(VendorClaim.MaxExternalIdLength)] string externalId, Body<VendorClaimInput> body, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new PutVendorClaim(externalId, body.Value), ct)).ToPut(Location);

    private static string Location(VendorClaimView it) => $"/v1/vendor-claims/{it.Id}";
}
