using ChannelProgram.Application.Identity;
using ChannelProgram.Application.PersonalData;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Users;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.PersonalData;

internal sealed class PersonalDataEndpoints : IApiFeature
{
    public string Tag => "Personal data";

    public Audience Audience => Audience.Everybody;

    public string TagDescription => "What is stored of a natural person: read it, and erase it without breaking what happened.";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/account/personal-data", Own).WithName("getOwnPersonalData")
            .WithSummary("Read what is stored of the caller").Requires(AccountPermissions.Manage)
            .Example(PersonalDataExamples.Own);

        // Whom a request names must not be kept with its key.
        routes.MapPost("/v1/personal-data/exports", Export).WithName("exportPersonalData")
            .WithSummary("Read what is stored of a person").Requires(PersonalDataPermissions.Decide).IgnoresIdempotencyKeys()
            .Example(PersonalDataExamples.None, PersonalDataExamples.Subject);
        routes.MapPost("/v1/personal-data/erasures", Erase).WithName("erasePersonalData").WithSummary("Erase a person")
            .Requires(PersonalDataPermissions.Decide).IgnoresIdempotencyKeys()
            .Refuses(UserRefusals.LastAdmin(UserStatus.Active))
            .Example(PersonalDataExamples.NotFound, PersonalDataExamples.Erasure);
        routes.MapPost("/v1/partners/{id}/personal-data/exports", ExportOfPartner).WithName("exportPartnersPersonalData")
            .WithSummary("Read what a partner has stored of a person").Requires(PersonalDataPermissions.OfPartner)
            .IgnoresIdempotencyKeys().WithoutVersion().EvenIfSuspended()
            .Example(PersonalDataExamples.None, PersonalDataExamples.Subject);
    }

    /// <remarks>
    /// All that names the caller in what the caller's partner and the vendor have, by where it stands. What is kept of a sign-in
    /// is in it too; passwords and secrets are not.
    /// </remarks>
    private static async Task<ReportAnswer<PersonalDataView>> Own(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetOwnPersonalData(), ct)).ToReport();

    /// <remarks>
    /// Names one person by <c>email</c> or <c>person</c>, and answers with all that is found, by where it stands. The request is
    /// kept nowhere, so it takes no <c>Idempotency-Key</c>. Of an address that is nowhere the answer is empty.
    /// </remarks>
    private static async Task<ReportAnswer<PersonalDataView>> Export(
        Body<PersonalDataSubject> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ExportPersonalData(body.Value), ct)).ToReport();

    /// <remarks>
    /// The same of one partner: its own people, users, deals, drafts and activities. Another partner is answered like one that
    /// does not exist.
    /// </remarks>
    private static async Task<ReportAnswer<PersonalDataView>> ExportOfPartner(
        RouteId<PartnerId> id, Body<PersonalDataSubject> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ExportPartnersPersonalData(id, body.Value), ct)).ToReport();

    /// <remarks>
    /// Names, addresses and what was written of the person become <c>erased</c> or null, everywhere and at once. Users of the
    /// person are removed with all sessions; mails to the person are deleted. Ids stay, and so do deals, decisions, receipts and
    /// the audit. What is in uploaded documents is not searched: those to look through are in <c>files</c>. It is recorded who
    /// erased, when, why and how much, not whom. For good: there is no way back. The last administrator of an active partner or
    /// of the vendor is not erased: 409 <c>lastAdmin</c>. Done again, it changes nothing more.
    /// </remarks>
    private static async Task<ReportAnswer<ErasureView>> Erase(
        Body<ErasePersonalData.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ErasePersonalData(body.Value), ct)).ToReport();
}
