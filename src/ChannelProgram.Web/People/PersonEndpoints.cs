using ChannelProgram.Application.People;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.People;

internal sealed class PersonEndpoints : IApiFeature
{
    public string Tag => "People";

    public Audience Audience => Audience.Everybody;

    public string TagDescription =>
        "The people who belong to a partner, whether they sign in or not. A person's record goes along from partner to partner.";

    public void Map(IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/v1/partners/{id}/people");

        people.MapPost("", Add).WithName("addPerson").WithSummary("Add a person to a partner")
            .Requires(PersonPermissions.Manage).WithoutVersion().Refuses(PersonRefusals.PersonExists)
            .Example(PersonExamples.Person, PersonExamples.Input);
        people.MapGet("", List).WithName("listPeople").WithSummary("List the people of a partner, latest joined first")
            .Requires(PersonPermissions.Read).Example(PersonExamples.Page);
        people.MapPost("join", Invite).WithName("invitePerson").WithSummary("Invite a person to join a partner")
            .Requires(PersonPermissions.Manage).WithoutVersion()
            .Refuses(PersonRefusals.PersonExists, PersonExamples.TooManyInvitations)
            .Example(PersonExamples.Invited, PersonExamples.Input);
        people.MapGet("{personId}", Get).WithName("getPerson").WithSummary("Read a person of a partner")
            .Requires(PersonPermissions.Read).Example(PersonExamples.Person);
        people.MapPatch("{personId}", Update).WithName("updatePerson").WithSummary("Change a person of a partner")
            .Requires(PersonPermissions.Manage).RequiresIfMatch()
            .Refuses(PersonRefusals.HasLeft, PersonRefusals.PersonExists)
            .Example(PersonExamples.Updated, PersonExamples.Update);
        people.MapPost("{personId}/leave", Leave).WithName("leavePartner").WithSummary("Record that a person left a partner")
            .Requires(PersonPermissions.Manage).Refuses(PersonRefusals.HasLeft, PersonExamples.LastAdmin)
            .Example(PersonExamples.Left, PersonExamples.Leaving);

        routes.MapPost("/v1/invitations/accept-membership", Join).WithName("joinPartner")
            .WithSummary("Accept the invitation to join a partner").OpenToAll()
            .Refuses(
                PersonRefusals.InvitationInvalid, Refusal.PartnerNotActive, PersonRefusals.PersonExists,
                PersonRefusals.MemberElsewhere)
            .Example(PersonExamples.Joined, PersonExamples.Joining);
    }

    /// <remarks>
    /// Makes a new record. Somebody who was at another partner is invited to join instead, by <c>POST …/people/join</c>: then the
    /// record goes along.
    /// </remarks>
    private static async Task<CreatedAnswer<PersonView>> Add(
        RouteId<PartnerId> id, Body<PersonForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AddPerson(id, body.Value), ct))
            .ToCreated(it => $"/v1/partners/{id.Value.Value}/people/{it.Id}");

    /// <remarks>Those who have left too.</remarks>
    private static async Task<PageAnswer<PersonView>> List(
        RouteId<PartnerId> id, PageParameters query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListPeople(id, query.Paging), ct)).ToPage();

    /// <remarks>
    /// Mails a token, good once and for 72 hours. With it the person accepts, and the record that has this address, with any
    /// partner, goes along; without such a record there is a new one. The answer does not tell which it is.
    /// </remarks>
    private static async Task<ReportAnswer<PersonInvitation>> Invite(
        RouteId<PartnerId> id, Body<PersonForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new InvitePerson(id, body.Value), ct)).ToReport();

    /// <remarks>A partner reads its own present and past people, and of them only the time there.</remarks>
    private static async Task<OkAnswer<PersonView>> Get(
        RouteId<PartnerId> id, RouteId<PersonId> personId, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetPerson(id, personId), ct)).ToOk();

    /// <remarks>Takes a JSON merge patch (RFC 7396). What other partners have of the person stays as it is.</remarks>
    private static async Task<OkAnswer<PersonView>> Update(
        RouteId<PartnerId> id, RouteId<PersonId> personId, PatchBody<PersonForm> body, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new UpdatePerson(id, personId, body.Value), ct)).ToOk();

    /// <remarks>
    /// Whoever leaves does not sign in for the partner any more: the person's user is removed. The last administrator cannot
    /// leave: 409 <c>lastAdmin</c>. The body may be absent.
    /// </remarks>
    private static async Task<OkAnswer<PersonView>> Leave(
        RouteId<PartnerId> id, RouteId<PersonId> personId, OptionalBody<LeavePartner.Body> body, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new LeavePartner(id, personId, body.Value), ct)).ToOk();

    /// <remarks>
    /// Takes the token from the mail. A token that is unknown, used or expired is answered the same way. A person belongs to one
    /// partner at a time: 409 <c>memberElsewhere</c>.
    /// </remarks>
    private static async Task<ReportAnswer<JoinedPartner>> Join(
        Body<JoinPartner> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(body.Value, ct)).ToReport();
}
