using ChannelProgram.Application.Identity;
using ChannelProgram.Application.PartnerApplications;
using ChannelProgram.Domain.PartnerApplications;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using ChannelProgram.Web.Identity;
using MediatR;

namespace ChannelProgram.Web.PartnerApplications;

internal sealed class PartnerApplicationEndpoints : IApiFeature
{
    public string Tag => "Partner applications";

    public Audience Audience => Audience.Everybody;

    public string TagDescription => "Companies sign up here. What is in doubt about one waits for staff.";

    public IEnumerable<ProblemMember> ProblemMembers =>
        [ProblemMember.CurrentStatus<PartnerApplicationStatus>("Of an application")];

    public void Map(IEndpointRouteBuilder routes)
    {
        var applications = routes.MapGroup("/v1/partner-applications");

        applications.MapGet("challenge", Challenge).WithName("getApplicationChallenge")
            .WithSummary("Get a challenge for an application").OpenToAll().Example(PartnerApplicationExamples.Challenge);
        applications.MapPost("", Apply).WithName("applyAsPartner").WithSummary("Apply to become a partner").OpenToAll()
            .AddEndpointFilter(RequestSources.Note)
            .Refuses(IdentityRefusals.TooManyAttempts(AttemptLimit.ApplicationFromSource.Per))
            .Example(PartnerApplicationExamples.Sent, PartnerApplicationExamples.Form);
        applications.MapPost("confirm", Confirm).WithName("confirmApplication")
            .WithSummary("Confirm an application and choose a password").OpenToAll()
            .Refuses(
                PartnerApplicationRefusals.NotFound, PartnerApplicationRefusals.LinkExpired,
                IdentityRefusals.EmailInUse, IdentityRefusals.SignInBusy)
            .Example(PartnerApplicationExamples.Joined, PartnerApplicationExamples.Confirmation);
        // For whoever follows the link in the mail.
        applications.MapGet("by-link/{link}", Progress).OpenToAll().ExcludeFromDescription();
        applications.MapGet("", List).WithName("listPartnerApplications").WithSummary("List applications, newest first")
            .Requires(PartnerApplicationPermissions.Read).Example(PartnerApplicationExamples.Page);
        applications.MapGet("{id}", Get).WithName("getPartnerApplication").WithSummary("Read an application")
            .Requires(PartnerApplicationPermissions.Read).Example(PartnerApplicationExamples.InReview);
        applications.MapPost("{id}/approve", Approve).WithName("approvePartnerApplication")
            .WithSummary("Approve an application").Requires(PartnerApplicationPermissions.Decide)
            .Refuses(
                PartnerApplicationRefusals.StatusForbids(PartnerApplicationStatus.Rejected),
                PartnerApplicationRefusals.NewDoubts(
                    PartnerApplicationStatus.InReview, ApplicationDoubts.AlreadyPartner),
                IdentityRefusals.EmailInUse)
            .Example(PartnerApplicationExamples.Approved, PartnerApplicationExamples.Approval);
        applications.MapPost("{id}/reject", Reject).WithName("rejectPartnerApplication")
            .WithSummary("Reject an application").Requires(PartnerApplicationPermissions.Decide)
            .Refuses(PartnerApplicationRefusals.StatusForbids(PartnerApplicationStatus.Accepted))
            .Example(PartnerApplicationExamples.Rejected, PartnerApplicationExamples.Rejection);
    }

    /// <remarks>
    /// Applying costs about a second of a processor: find a <c>nonce</c> such that SHA-256 of the challenge, a full stop and the
    /// nonce, as UTF-8, begins with as many zero bits as <c>bits</c> says. Count up from 0, for example.
    /// </remarks>
    private static async Task<ReportAnswer<ApplicationChallenge>> Challenge(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetApplicationChallenge(), ct)).ToReport();

    /// <remarks>
    /// The answer is the same whatever is known of the company and of the address. A mail to the contact has a
    /// secret, by which the application is confirmed. A company that signs up with an address in its own domain, and that no
    /// partner is yet, is a partner as soon as it confirms. Everything else waits for staff.
    /// </remarks>
    private static async Task<AcceptedAnswer<ApplicationProgress>> Apply(
        Body<ApplyAsPartner.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ApplyAsPartner(body.Value), ct)).ToAccepted();

    /// <remarks>
    /// With the secret of the mail, and the password with which the contact signs in from then on. <c>accepted</c>: the company
    /// is a partner, and the contact its first administrator. <c>inReview</c>: staff decides, and a mail tells how.
    /// </remarks>
    private static async Task<ReportAnswer<ApplicationProgress>> Confirm(
        Body<ConfirmApplication.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ConfirmApplication(body.Value), ct)).ToReport();

    private static async Task<OkAnswer<ApplicationProgress>> Progress(
        string link, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetApplicationProgress(link), ct)).ToOk();

    /// <remarks>Those that wait for staff are also in <c>GET /v1/work</c>, by their due time.</remarks>
    private static async Task<PageAnswer<PartnerApplicationView>> List(
        ListRequest<PartnerApplicationFilter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListPartnerApplications(query.Filter, query.Paging), ct)).ToPage();

    /// <remarks>Once it is over, an application is deleted after the number of days that the program says.</remarks>
    private static async Task<OkAnswer<PartnerApplicationView>> Get(
        RouteId<PartnerApplicationId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetPartnerApplication(id), ct)).ToOk();

    /// <remarks>
    /// The company becomes a partner in the lowest tier, and its contact the first administrator. Keys that another partner has
    /// stay that partner's. 409 <c>newDoubts</c>: something speaks against it by now that did not when it was confirmed.
    /// </remarks>
    private static async Task<OkAnswer<PartnerApplicationView>> Approve(
        RouteId<PartnerApplicationId> id, OptionalBody<ApprovePartnerApplication.Body> body, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new ApprovePartnerApplication(id, body.Value), ct)).ToOk();

    /// <remarks>The contact is told by mail, with the message.</remarks>
    private static async Task<OkAnswer<PartnerApplicationView>> Reject(
        RouteId<PartnerApplicationId> id, OptionalBody<RejectPartnerApplication.Body> body, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new RejectPartnerApplication(id, body.Value), ct)).ToOk();
}
