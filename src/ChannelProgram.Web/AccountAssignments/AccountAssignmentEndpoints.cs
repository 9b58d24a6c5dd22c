using ChannelProgram.Application.AccountAssignments;
using ChannelProgram.Application.Accounts;
using ChannelProgram.Domain.AccountAssignments;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Accounts;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.AccountAssignments;

internal sealed class AccountAssignmentEndpoints : IApiFeature
{
    public string Tag => "Account assignments";

    public string TagDescription =>
        "Which partner an end customer belongs to, as staff says. Partners never learn of it: what another one registers waits "
        + "for staff.";

    public IEnumerable<ProblemMember> ProblemMembers =>
    [
        ProblemMember.CurrentStatus<ValidityStatus>("Of an account assignment or a territory"),
        ProblemMember.Of<Guid>(
            "assignment", "With `assignmentOverlaps`: the assignment to another partner that stands against it."),
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        var assignments = routes.MapGroup("/v1/account-assignments");
        assignments.MapPost("", Assign).WithName("assignAccount").WithSummary("Assign an end customer to a partner")
            .Requires(AccountPermissions.Write).WithoutVersion()
            .Refuses(AccountAssignmentExamples.Overlaps, AccountExamples.Merged)
            .Example(AccountAssignmentExamples.Made, AccountAssignmentExamples.Form);
        assignments.MapGet("", List).WithName("listAccountAssignments").WithSummary("List account assignments, newest first")
            .Requires(AccountPermissions.Read).Example(AccountAssignmentExamples.Page);
        assignments.MapGet("{id}", Get).WithName("getAccountAssignment").WithSummary("Read an account assignment")
            .Requires(AccountPermissions.Read).Example(AccountAssignmentExamples.Made);
        assignments.MapPost("{id}/end", End).WithName("endAccountAssignment").WithSummary("End an account assignment")
            .Requires(AccountPermissions.Write).Refuses(AccountAssignmentRefusals.HasEnded)
            .Example(AccountAssignmentExamples.Ended, AccountAssignmentExamples.Ending);
    }

    /// <remarks>
    /// From <c>from</c> to <c>until</c> the customer belongs to that partner for these lines: what another partner registers of
    /// them waits for staff, with the reason <c>assignedElsewhere</c>. What is registered already stays as it is. A customer
    /// belongs to one partner at a time for a line: otherwise 409 <c>assignmentOverlaps</c>. To change an assignment, end it and
    /// make another.
    /// </remarks>
    private static async Task<CreatedAnswer<AccountAssignmentView>> Assign(
        Body<AccountAssignmentInput> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AssignAccount(body.Value), ct)).ToCreated(it => $"/v1/account-assignments/{it.Id}");

    /// <remarks>
    /// Filters are joined by AND. Several values of one filter are separated by commas. Assignments of an account that was merged
    /// are those of the one that remains.
    /// </remarks>
    private static async Task<PageAnswer<AccountAssignmentView>> List(
        ListRequest<AccountAssignmentFilter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListAccountAssignments(query.Filter, query.Paging), ct)).ToPage();

    /// <remarks>The status is right at this instant. The account is the one that remains after a merge.</remarks>
    private static async Task<OkAnswer<AccountAssignmentView>> Get(
        RouteId<AccountAssignmentId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetAccountAssignment(id), ct)).ToOk();

    /// <remarks>
    /// It holds no more from now on, or never begins. What waits for staff because of it goes on waiting. The body may be absent.
    /// </remarks>
    private static async Task<OkAnswer<AccountAssignmentView>> End(
        RouteId<AccountAssignmentId> id, OptionalBody<EndAccountAssignment.Body> body, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new EndAccountAssignment(id, body.Value), ct)).ToOk();
}
