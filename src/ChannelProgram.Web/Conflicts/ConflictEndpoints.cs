using ChannelProgram.Application.Conflicts;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Documents;
using ChannelProgram.Web.AccountAssignments;
using ChannelProgram.Web.Accounts;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using ChannelProgram.Web.Deals;
using ChannelProgram.Web.Documents;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ChannelProgram.Web.Conflicts;

internal sealed class ConflictEndpoints : IApiFeature
{
    private static readonly Refusal NotAtThisStage = ConflictRefusals.StageForbids(
        ConflictStage.Closed, "The stage of the case does not allow this.");

    public string Tag => "Conflicts";

    public Audience Audience => Audience.Everybody;

    public string TagDescription =>
        "Cases in which partners disagree, or a partner and the vendor. Each party sees its own side alone.";

    public IEnumerable<ProblemMember> ProblemMembers =>
    [
        ProblemMember.CurrentStatus<ConflictStage>("Of a case"),
        ProblemMember.Of<ConflictLevel>("level", "With `otherLevel`: the level that the case is with."),
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/deals/{id}/dispute", Dispute).WithName("disputeDeal")
            .Action(
                DealActions.Dispute, ConflictRefusals.AlreadyParty(DealStatus.Waitlisted),
                ConflictRefusals.NotContested(DealStatus.Waitlisted))
            .Example(ConflictExamples.Disputed, ConflictExamples.Dispute);

        var conflicts = routes.MapGroup("/v1/conflicts");
        conflicts.MapPost("", Open).WithName("openConflict").WithSummary("Open a case").Requires(ConflictPermissions.Open)
            .WithoutVersion()
            .Refuses(
                DealRefusals.StatusForbids(DealStatus.Approved, "Only a registration that waits for a line is disputed."),
                ConflictRefusals.AlreadyParty(DealStatus.Waitlisted), ConflictRefusals.NotContested(DealStatus.Approved),
                ConflictRefusals.LimitReached(ConflictStage.Investigating))
            .Example(ConflictExamples.Opened, ConflictExamples.Input);
        conflicts.MapGet("", List).WithName("listConflicts").WithSummary("List cases, newest first")
            .Requires(ConflictPermissions.Read).Example(ConflictExamples.Page);
        conflicts.MapGet("{id}", Get).WithName("getConflict").WithSummary("Read a case").Requires(ConflictPermissions.Read)
            .Example(ConflictExamples.Opened);
        conflicts.MapPost("confirm-choice", ConfirmChoice).WithName("confirmCustomerChoice")
            .WithSummary("Confirm whom a customer buys from").OpenToAll().Refuses(ConflictRefusals.CodeInvalid)
            .Example(ConflictExamples.Chosen, ConflictExamples.Choice);
        // For people: they are no JSON and have no place in the contract.
        routes.MapGet(CustomerChoicePage.Path, (string? code) => new CustomerChoicePage(code, confirmed: null))
            .OpenToAll().ExcludeFromDescription();
        // Nobody is signed in here, so no other page can act for anybody.
        routes.MapPost(CustomerChoicePage.Path, ConfirmOnPage).DisableAntiforgery().OpenToAll().ExcludeFromDescription();
        MapForParties(conflicts);
        MapForStaff(conflicts);
        ConflictInsightEndpoints.MapInsight(conflicts);
    }

    private static async Task<CustomerChoicePage> ConfirmOnPage(
        [FromForm] string? code, IMediator mediator, CancellationToken ct) =>
        new(code, await mediator.Send(new ConfirmCustomerChoice(new(code)), ct));

    private static void MapForParties(RouteGroupBuilder conflicts)
    {
        conflicts.MapPost("{id}/statements", State).WithName("makeConflictStatement").WithSummary("Say something in a case")
            .Requires(ConflictPermissions.TakePart)
            .Refuses(NotAtThisStage, ConflictRefusals.LimitReached(ConflictStage.Investigating))
            .Example(ConflictExamples.Opened, ConflictExamples.Statement);
        conflicts.MapPost("{id}/evidence", AddEvidence).WithName("addConflictEvidence").WithSummary("Add a document to a case")
            .Requires(ConflictPermissions.TakePart).ReadsFile(DocumentTerms.ByteCeiling, DocumentEndpoints.MaxBytes)
            .Refuses(
                DocumentRefusals.FileNotAllowed, NotAtThisStage, ConflictRefusals.LimitReached(ConflictStage.Investigating))
            .Example(ConflictExamples.WithEvidence, ConflictExamples.File);
        conflicts.MapGet("{id}/evidence/{documentId}", Download).WithName("downloadConflictEvidence")
            .WithSummary("Download a document of a case").Requires(ConflictPermissions.Read)
            .WithMetadata(new AnswersFile(DocumentTypes.MediaTypes, DocumentTerms.ByteCeiling));
        conflicts.MapPost("{id}/appeal", Appeal).WithName("appealConflict").WithSummary("Appeal the decision of a case")
            .Requires(ConflictPermissions.TakePart)
            .Refuses(
                NotAtThisStage, ConflictRefusals.AppealTooLate(ConflictStage.Communicated),
                ConflictRefusals.AppealedAlready(ConflictStage.Communicated), ConflictRefusals.Final(ConflictStage.Communicated))
            .Example(ConflictExamples.Appealed, ConflictExamples.Appeal);
        conflicts.MapPost("{id}/agree-cosell", Agree).WithName("agreeToCoSell").WithSummary("Agree to co-selling")
            .Requires(ConflictPermissions.TakePart)
            .Refuses(NotAtThisStage, ConflictRefusals.AnsweredAlready(ConflictStage.Communicated))
            .Example(ConflictExamples.Agreed);
        conflicts.MapPost("{id}/decline-cosell", Decline).WithName("declineCoSell").WithSummary("Decline co-selling")
            .Requires(ConflictPermissions.TakePart)
            .Refuses(NotAtThisStage, ConflictRefusals.AnsweredAlready(ConflictStage.Communicated))
            .Example(ConflictExamples.Declined);
        conflicts.MapPost("{id}/escalate", Escalate).WithName("escalateConflict").WithSummary("Take a case to a higher level")
            .Requires(ConflictPermissions.Open)
            .Refuses(
                NotAtThisStage, ConflictRefusals.OtherLevel(ConflictLevel.ExecutiveSponsors),
                ConflictRefusals.EvidenceMissing(ConflictStage.Investigating))
            .Example(ConflictExamples.Escalated, ConflictExamples.Escalation);
    }

    private static void MapForStaff(RouteGroupBuilder conflicts)
    {
        conflicts.MapPost("{id}/assign", Assign).WithName("assignConflict").WithSummary("Say who looks after a case")
            .Requires(ConflictPermissions.Handle).Refuses(NotAtThisStage)
            .Example(ConflictExamples.Assigned, ConflictExamples.Assignment);
        conflicts.MapPost("{id}/notes", Note).WithName("noteConflict").WithSummary("Note something about a case")
            .Requires(ConflictPermissions.Handle).Example(ConflictExamples.Noted, ConflictExamples.Note);
        conflicts.MapPost("{id}/investigate", Investigate).WithName("investigateConflict").WithSummary("Investigate a case")
            .Requires(ConflictPermissions.Handle).Refuses(NotAtThisStage)
            .Example(ConflictExamples.Investigated, ConflictExamples.Investigation);
        conflicts.MapPost("{id}/mediate", Mediate).WithName("mediateConflict").WithSummary("Mediate in a case, or skip that")
            .Requires(ConflictPermissions.Handle).Refuses(NotAtThisStage)
            .Example(ConflictExamples.Mediated, ConflictExamples.Mediation);
        conflicts.MapPost("{id}/decide", Decide).WithName("decideConflict").WithSummary("Decide a case")
            .Requires(ConflictPermissions.Handle)
            .Refuses(
                ConflictRefusals.Responsible, ConflictRefusals.VendorIsParty, ConflictRefusals.OwnDecision,
                ConflictRefusals.OtherLevel(ConflictLevel.SteeringCommittee), NotAtThisStage,
                ConflictRefusals.AppealsPossible(ConflictStage.Communicated, default),
                ConflictRefusals.RulingMissing(ConflictStage.Mediating),
                ConflictRefusals.ChoiceNotConfirmed(ConflictStage.Mediating),
                ConflictRefusals.HolderNotHeard(ConflictStage.Mediating, default),
                ConflictRefusals.RevenueConfirmed(ConflictStage.Mediating),
                ConflictRefusals.LineNotFree(ConflictStage.Communicated), ConflictRefusals.ClaimEnded(ConflictStage.Communicated),
                ConflictRefusals.ProtectionUsedUp(ConflictStage.Mediating),
                ConflictRefusals.CustomerUnclear(ConflictStage.Mediating), DealRefusals.TierCannotRegister,
                Refusal.PartnerNotActive)
            .Example(ConflictExamples.Decided, ConflictExamples.Asked);
        conflicts.MapPost("{id}/communicate", Communicate).WithName("communicateConflict")
            .WithSummary("Tell the parties of a case what was decided").Requires(ConflictPermissions.Handle)
            .Refuses(NotAtThisStage).Example(ConflictExamples.Communicated);
        conflicts.MapPost("{id}/close", Close).WithName("closeConflict").WithSummary("Close a case")
            .Requires(ConflictPermissions.Handle)
            .Refuses(
                NotAtThisStage, ConflictRefusals.AnswersAwaited(ConflictStage.Communicated),
                ConflictRefusals.AppealsPossible(ConflictStage.Communicated, default), ConflictRefusals.Responsible,
                AccountAssignmentExamples.Overlaps, AccountExamples.Merged)
            .Example(ConflictExamples.Closed, ConflictExamples.Closing);
        conflicts.MapPut("{id}/ruling", AttachRuling).WithName("attachConflictRuling")
            .WithSummary("Send the ruling of a formal dispute").Requires(ConflictPermissions.Handle)
            .ReadsFile(DocumentTerms.ByteCeiling, DocumentEndpoints.MaxBytes)
            .Refuses(DocumentRefusals.FileNotAllowed, NotAtThisStage)
            .Example(ConflictExamples.Ruled, ConflictExamples.File);
        conflicts.MapGet("{id}/ruling", DownloadRuling).WithName("downloadConflictRuling")
            .WithSummary("Download the ruling of a formal dispute").Requires(ConflictPermissions.ReadAll)
            .WithMetadata(new AnswersFile(DocumentTypes.MediaTypes, DocumentTerms.ByteCeiling));
    }

    private static async Task<OkAnswer<DealView>> Dispute(
        RouteId<DealId> id, Body<DisputeDeal.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new DisputeDeal(id, body.Value), ct)).ToOk();

    /// <remarks>
    /// A case about a line is opened for a deal that waits for it; later challengers of the same line join it, and nobody learns
    /// of the others. <c>customerChoice</c>: the customer asks for this partner, and confirms it by a code that is mailed to it.
    /// <c>performance</c>, <c>attribution</c> and <c>payment</c> move no line.
    /// </remarks>
    private static async Task<CreatedAnswer<ConflictView>> Open(
        Body<OpenConflict.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new OpenConflict(body.Value), ct)).ToCreated(it => $"/v1/conflicts/{it.Id}");

    /// <remarks>A partner lists the cases of its own deals. Filters are joined by AND.</remarks>
    private static async Task<PageAnswer<ConflictView>> List(
        ListRequest<ConflictFilter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListConflicts(query.Filter, query.Paging), ct)).ToPage();

    /// <remarks>A party reads its own statements and documents, the stage, and the outcome as far as it concerns it.</remarks>
    private static async Task<OkAnswer<ConflictView>> Get(RouteId<ConflictId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetConflict(id.Value.Value), ct)).ToOk();

    /// <remarks>With the code of the mail, once. An unknown code is answered like one that was used or is expired.</remarks>
    private static async Task<ReportAnswer<CustomerChoiceView>> ConfirmChoice(
        Body<ConfirmCustomerChoice.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ConfirmCustomerChoice(body.Value), ct)).ToReport();

    /// <remarks>Until the case is decided. It cannot be changed, and no other party ever reads it.</remarks>
    private static async Task<OkAnswer<ConflictView>> State(
        RouteId<ConflictId> id, Body<MakeStatement.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new MakeStatement(id.Value.Value, body.Value), ct)).ToOk();

    /// <remarks>
    /// Until the case is decided. Takes the files that a deal takes, of the same size. While a challenger's document stands, the
    /// holder's protection does not run out, for some days, once (<c>conflicts.maxProtectionDays</c> of the program).
    /// </remarks>
    private static async Task<OkAnswer<ConflictView>> AddEvidence(
        RouteId<ConflictId> id, FileBody body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AddEvidence(id.Value.Value, body.Value), ct)).ToOk();

    /// <remarks>
    /// The file byte for byte, as an attachment with its name. The media type is what its content was found to be. The
    /// <c>ETag</c> is made of the content.
    /// </remarks>
    private static async Task<FileAnswer> Download(
        RouteId<ConflictId> id, RouteId<DocumentId> documentId, IMediator mediator, CancellationToken ct) =>
        new(await mediator.Send(new GetEvidence(id.Value.Value, documentId), ct));

    /// <remarks>
    /// Once, within some days (<c>conflicts.appealDays</c> of the program) after the decision was communicated. All appeals are
    /// heard together, one level higher; until then the decision stands.
    /// </remarks>
    private static async Task<OkAnswer<ConflictView>> Appeal(
        RouteId<ConflictId> id, Body<AppealConflict.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AppealConflict(id.Value.Value, body.Value), ct)).ToOk();

    /// <remarks>
    /// To sell together with a partner that is not named yet. Once all have agreed, each is told the others' names, and the
    /// credit is shared.
    /// </remarks>
    private static async Task<OkAnswer<ConflictView>> Agree(
        RouteId<ConflictId> id, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AgreeToCoSell(id.Value.Value), ct)).ToOk();

    /// <remarks>Nobody is named, and what the decision says for this case applies. Silence is the same.</remarks>
    private static async Task<OkAnswer<ConflictView>> Decline(
        RouteId<ConflictId> id, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new DeclineCoSell(id.Value.Value), ct)).ToOk();

    /// <remarks>
    /// Staff takes a case one level higher. With <c>formal</c> it becomes a formal dispute: by an executive sponsor, or by a
    /// party under its agreement.
    /// </remarks>
    private static async Task<OkAnswer<ConflictView>> Escalate(
        RouteId<ConflictId> id, Body<EscalateConflict.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new EscalateConflict(id.Value.Value, body.Value), ct)).ToOk();

    /// <remarks>Says both anew: what is left out is nobody. No party reads it.</remarks>
    private static async Task<OkAnswer<ConflictView>> Assign(
        RouteId<ConflictId> id, Body<AssignConflict.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AssignConflict(id.Value.Value, body.Value), ct)).ToOk();

    /// <remarks>No party reads it.</remarks>
    private static async Task<OkAnswer<ConflictView>> Note(
        RouteId<ConflictId> id, Body<NoteConflict.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new NoteConflict(id.Value.Value, body.Value), ct)).ToOk();

    /// <remarks>
    /// Staff takes the case up. A dispute for which no challenger has added a document is decided for whoever has the line at the
    /// target of the investigation, unless <c>keepOpen</c> was said.
    /// </remarks>
    private static async Task<OkAnswer<ConflictView>> Investigate(
        RouteId<ConflictId> id, OptionalBody<InvestigateConflict.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new InvestigateConflict(id.Value.Value, body.Value), ct)).ToOk();

    /// <remarks>Follows the investigation. With <c>skip</c> and a reason there is none, and the case can be decided.</remarks>
    private static async Task<OkAnswer<ConflictView>> Mediate(
        RouteId<ConflictId> id, OptionalBody<MediateConflict.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new MediateConflict(id.Value.Value, body.Value), ct)).ToOk();

    /// <remarks>
    /// By somebody of the group of the level: channel managers, the steering committee, executive sponsors. A program admin acts
    /// for a group that has nobody who may decide. Nobody decides an appeal of an own decision or a case of a partner that he is
    /// responsible for; where the vendor is a party, nobody of its sales does. Lines and credit move at once, the parties are
    /// told with <c>communicate</c>.
    /// </remarks>
    private static async Task<OkAnswer<ConflictView>> Decide(
        RouteId<ConflictId> id, Body<DecideConflict.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new DecideConflict(id.Value.Value, body.Value), ct)).ToOk();

    /// <remarks>Each party reads its own outcome from now on, and may appeal.</remarks>
    private static async Task<OkAnswer<ConflictView>> Communicate(
        RouteId<ConflictId> id, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CommunicateConflict(id.Value.Value), ct)).ToOk();

    /// <remarks>
    /// Once nobody can appeal any more. Says what is done so that it does not happen again, which may be nothing: an account
    /// assignment, a territory, or a draft of the program.
    /// </remarks>
    private static async Task<OkAnswer<ConflictView>> Close(
        RouteId<ConflictId> id, Body<CloseConflict.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CloseConflict(id.Value.Value, body.Value), ct)).ToOk();

    /// <remarks>A formal dispute is decided with it. Sent again, it takes the place of the one before.</remarks>
    private static async Task<OkAnswer<ConflictView>> AttachRuling(
        RouteId<ConflictId> id, FileBody body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AttachRuling(id.Value.Value, body.Value), ct)).ToOk();

    /// <remarks>The file byte for byte, as an attachment with its name.</remarks>
    private static async Task<FileAnswer> DownloadRuling(
        RouteId<ConflictId> id, IMediator mediator, CancellationToken ct) =>
        new(await mediator.Send(new GetRuling(id.Value.Value), ct));
}
