using ChannelProgram.Application.Commitments;
using ChannelProgram.Domain.Commitments;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Documents;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using ChannelProgram.Web.Documents;
using MediatR;

namespace ChannelProgram.Web.Commitments;

internal sealed class CommitmentEndpoints : IApiFeature
{
    public string Tag => "Commitments";

    public Audience Audience => Audience.Everybody;

    public string TagDescription =>
        "Net revenue that a partner contracts for a program year, each with a document. It counts once staff has confirmed it.";

    public IEnumerable<ProblemMember> ProblemMembers => [ProblemMember.CurrentStatus<CommitmentStatus>("Of a commitment")];

    public void Map(IEndpointRouteBuilder routes)
    {
        var commitments = routes.MapGroup("/v1/partners/{id}/commitments");
        commitments.MapPost("", Enter).WithName("enterCommitment").WithSummary("Enter a commitment of a partner")
            .Requires(CommitmentPermissions.Enter).WithoutVersion()
            .Example(CommitmentExamples.Entered, CommitmentExamples.Input);
        commitments.MapGet("", List).WithName("listCommitments").WithSummary("List commitments of a partner, newest first")
            .Requires(CommitmentPermissions.Read).Example(CommitmentExamples.Page);
        commitments.MapGet("{commitmentId}", Get).WithName("getCommitment").WithSummary("Read a commitment of a partner")
            .Requires(CommitmentPermissions.Read).Example(CommitmentExamples.Entered);

        commitments.MapPut("{commitmentId}/document", Attach).WithName("attachCommitmentDocument")
            .WithSummary("Send the document of a commitment").Requires(CommitmentPermissions.Enter)
            .ReadsFile(DocumentTerms.ByteCeiling, DocumentEndpoints.MaxBytes)
            .Refuses(DocumentRefusals.FileNotAllowed, Forbidden(CommitmentActions.AttachDocument))
            .Example(CommitmentExamples.Submitted, CommitmentExamples.File);
        commitments.MapGet("{commitmentId}/document", Download).WithName("downloadCommitmentDocument")
            .WithSummary("Download the document of a commitment").Requires(CommitmentPermissions.Read)
            .WithMetadata(new AnswersFile(DocumentTypes.MediaTypes, DocumentTerms.ByteCeiling));

        commitments.MapPost("{commitmentId}/confirm", Confirm).WithName("confirmCommitment").WithSummary("Confirm a commitment")
            .Requires(CommitmentPermissions.Decide)
            .Refuses(CommitmentRefusals.OwnEntry, Forbidden(CommitmentActions.Confirm))
            .Example(CommitmentExamples.Confirmed);
        commitments.MapPost("{commitmentId}/reject", Reject).WithName("rejectCommitment").WithSummary("Reject a commitment")
            .Requires(CommitmentPermissions.Decide).Refuses(Forbidden(CommitmentActions.Reject))
            .Example(CommitmentExamples.Rejected, CommitmentExamples.Rejection);
        commitments.MapPost("{commitmentId}/withdraw", Withdraw).WithName("withdrawCommitment")
            .WithSummary("Withdraw a commitment").Requires(CommitmentPermissions.Withdraw)
            .Refuses(Forbidden(CommitmentActions.Withdraw)).Example(CommitmentExamples.Withdrawn);
        commitments.MapPost("{commitmentId}/end", End).WithName("endCommitment").WithSummary("End a commitment")
            .Requires(CommitmentPermissions.End).Refuses(Forbidden(CommitmentActions.End))
            .Example(CommitmentExamples.Ended, CommitmentExamples.Ending);
    }

    /// <remarks>
    /// For this program year or the next, in the program's currency, by the partner or by staff. It waits for its document then.
    /// Several for one year add up, each with a document of its own.
    /// </remarks>
    private static async Task<CreatedAnswer<CommitmentView>> Enter(
        RouteId<PartnerId> id, Body<EnterCommitment.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new EnterCommitment(id, body.Value), ct))
            .ToCreated(it => $"/v1/partners/{it.Partner}/commitments/{it.Id}");

    /// <remarks>Filters are joined by AND. Several values of one filter are separated by commas.</remarks>
    private static async Task<PageAnswer<CommitmentView>> List(
        RouteId<PartnerId> id, ListRequest<CommitmentFilter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListCommitments(id, query.Filter, query.Paging), ct)).ToPage();

    /// <remarks>What it is about never changes; its status does.</remarks>
    private static async Task<OkAnswer<CommitmentView>> Get(
        RouteId<PartnerId> id, RouteId<CommitmentId> commitmentId, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetCommitment(id, commitmentId), ct)).ToOk();

    /// <remarks>
    /// Staff decides then, within some business days (<c>commitments.confirmWithinBusinessDays</c> of the program). Takes the
    /// files that a deal takes, of the same size. The document stays as it is: the same file again is answered as before,
    /// another one is 409 <c>statusForbids</c>.
    /// </remarks>
    private static async Task<OkAnswer<CommitmentView>> Attach(
        RouteId<PartnerId> id, RouteId<CommitmentId> commitmentId, FileBody body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AttachCommitmentDocument(id, commitmentId, body.Value), ct)).ToOk();

    /// <remarks>
    /// The file byte for byte, as an attachment with its name. The media type is what its content was found to be. The
    /// <c>ETag</c> is made of the content.
    /// </remarks>
    private static async Task<FileAnswer> Download(
        RouteId<PartnerId> id, RouteId<CommitmentId> commitmentId, IMediator mediator, CancellationToken ct) =>
        new(await mediator.Send(new GetCommitmentDocument(id, commitmentId), ct));

    /// <remarks>It counts from now on. Nobody confirms what he entered himself: 403 <c>ownEntry</c>.</remarks>
    private static async Task<OkAnswer<CommitmentView>> Confirm(
        RouteId<PartnerId> id, RouteId<CommitmentId> commitmentId, OptionalBody<EmptyBody> _, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new ConfirmCommitment(id, commitmentId), ct)).ToOk();

    /// <remarks>The partner reads the reason, and may enter another one.</remarks>
    private static async Task<OkAnswer<CommitmentView>> Reject(
        RouteId<PartnerId> id, RouteId<CommitmentId> commitmentId, Body<RejectCommitment.Body> body, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new RejectCommitment(id, commitmentId, body.Value), ct)).ToOk();

    /// <remarks>By the partner, until staff has decided.</remarks>
    private static async Task<OkAnswer<CommitmentView>> Withdraw(
        RouteId<PartnerId> id, RouteId<CommitmentId> commitmentId, OptionalBody<EmptyBody> _, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new WithdrawCommitment(id, commitmentId), ct)).ToOk();

    /// <remarks>It counts no more from now on. The partner reads the reason.</remarks>
    private static async Task<OkAnswer<CommitmentView>> End(
        RouteId<PartnerId> id, RouteId<CommitmentId> commitmentId, Body<EndCommitment.Body> body, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new EndCommitment(id, commitmentId, body.Value), ct)).ToOk();

    private static Refusal Forbidden(CommitmentAction action) =>
        action.Check(Enum.GetValues<CommitmentStatus>().First(it => !action.From.Contains(it)))!;
}
