using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.VendorClaims;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.VendorClaims;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.VendorClaims;

internal static class VendorClaimEndpoints
{
    public static void MapVendorClaims(this IEndpointRouteBuilder routes)
    {
        var claims = routes.MapGroup("/v1/vendor-claims").WithTags("Vendor's claims");

        claims.MapPost("", Make).WithName("makeVendorClaim").WithSummary("Keep a customer to the vendor").Requires(AccountPermissions.Write)
            .Refuses(VendorClaimExamples.LineNotFree, VendorClaimRefusals.ExternalIdInUse, Accounts.AccountExamples.Merged)
            .Example(VendorClaimExamples.Made, VendorClaimExamples.Form);
        claims.MapGet("", List).WithName("listVendorClaims").WithSummary("List the vendor's claims, newest first").Requires(AccountPermissions.Read)
            .Query(Filters).Example(VendorClaimExamples.Page);
        claims.MapGet("{id}", Get).WithName("getVendorClaim").WithSummary("Read a vendor's claim").Requires(AccountPermissions.Read)
            .Example(VendorClaimExamples.Made);
        claims.MapPost("{id}/activities", RecordActivity).WithName("recordVendorActivity").WithSummary("Say that the vendor worked on a claim")
            .Requires(AccountPermissions.Write).Refuses(VendorClaimRefusals.HasEnded)
            .Example(VendorClaimExamples.WorkedOn, VendorClaimExamples.Activity);
        claims.MapPost("{id}/end", End).WithName("endVendorClaim").WithSummary("End a vendor's claim").Requires(AccountPermissions.Write)
            .Refuses(VendorClaimRefusals.HasEnded)
            .Example(VendorClaimExamples.Ended, VendorClaimExamples.Ending);
        claims.MapPut("by-external-id/{externalId}", Put).WithName("putVendorClaim").WithSummary("Make or change a vendor's claim by the CRM's id")
            .Requires(AccountPermissions.Write)
            .Refuses(VendorClaimExamples.LineNotFree, VendorClaimRefusals.NotEditable(VendorClaimStatus.Active, ["/account"]), Accounts.AccountExamples.Merged)
            .Example(VendorClaimExamples.Made, VendorClaimExamples.Form);
    }

    private static readonly QueryParameter[] Filters =
    [
        new("account", typeof(Guid), "Claims on one of these end customers, by the account's id."),
        new("kind", typeof(VendorClaimKind), "Claims of one of these kinds."),
        new("status", typeof(VendorClaimStatus), "Claims that read one of these now."),
        Paging.Limit,
        Paging.After,
    ];

    /// <remarks>
    /// Takes all the lines that are asked for, or none: if a partner's deal or another claim of the vendor holds one,
    /// <c>lineNotFree</c> names it. What has lapsed is retired first, and who waits for it has it before the vendor. A partner
    /// that meets a line of the vendor's reads what it reads of any line that is not available. A <c>direct</c> claim ends when
    /// the vendor has not worked on it for so many days as the program says; <c>house</c> and <c>named</c> last until they are ended.
    /// </remarks>
    private static async Task<CreatedAnswer<VendorClaimView>> Make(Body<VendorClaimForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CreateVendorClaim(body.Value), ct)).ToCreated(Location);

    /// <remarks>Filters are joined by AND; several values of one are separated by comma. Pages are stable while claims come in.</remarks>
    private static async Task<PageAnswer<VendorClaimView>> List(QueryInput query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListVendorClaims(Filter(query), query.Limit(), query.After()), ct)).ToPage();

    /// <remarks>As the clock has it: a direct claim that nobody worked on reads ended from that instant on, whether or not anything has run.</remarks>
    private static async Task<OkAnswer<VendorClaimView>> Get(string id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetVendorClaim(Id(id)), ct)).ToOk();

    /// <remarks>A direct claim runs anew from now on. The body may be absent; of notes the last one is kept.</remarks>
    private static async Task<OkAnswer<VendorClaimView>> RecordActivity(
        string id, OptionalBody<RecordVendorActivity.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RecordVendorActivity(Id(id), body.Value), ct)).ToOk();

    /// <remarks>What it held goes to who has waited longest. The body may be absent.</remarks>
    private static async Task<OkAnswer<VendorClaimView>> End(
        string id, OptionalBody<EndVendorClaim.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new EndVendorClaim(Id(id), body.Value), ct)).ToOk();

    /// <remarks>
    /// For a CRM, which need not know whether there is a claim: it takes what a new claim takes, and makes one or brings the
    /// one of that id to hold these lines and no others, which counts as activity. One that has ended is taken up again. Kind,
    /// account and unit stay as they were made.
    /// </remarks>
    private static async Task<PutAnswer<VendorClaimView>> Put(
        string externalId, Body<VendorClaimForm> body, IMediator mediator, CancellationToken ct)
    {
        var done = await mediator.Send(new PutVendorClaim(externalId, body.Value), ct);
        return done.Refusal is { } refusal
            ? ((Result<VendorClaimView>)refusal).ToPut(isNew: false, Location)
            : ((Result<VendorClaimView>)done.Value.Claim).ToPut(done.Value.IsNew, Location);
    }

    private static string Location(VendorClaimView it) => $"/v1/vendor-claims/{it.Id}";

    /// <summary>What is no id names no claim: it answers like an absent one.</summary>
    private static VendorClaimId Id(string text) => new(Guid.TryParseExact(text, "D", out var id) ? id : Guid.Empty);

    private static VendorClaimFilter Filter(QueryInput query) => new(
        query.Read("account", "must be an account's id", text => Guid.TryParseExact(text, "D", out var id) ? new AccountId(id) : (AccountId?)null),
        query.Values<VendorClaimKind>("kind"),
        query.Values<VendorClaimStatus>("status"));
}
