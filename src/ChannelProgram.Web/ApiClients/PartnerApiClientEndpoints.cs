using ChannelProgram.Application.ApiClients;
using ChannelProgram.Domain.ApiClients;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.ApiClients;

internal sealed class PartnerApiClientEndpoints : IApiFeature
{
    public string Tag => "Clients";

    public Audience Audience => Audience.Everybody;

    public string TagDescription => "The systems of a partner that may sign in, and their secrets.";

    public IEnumerable<ProblemMember> ProblemMembers => [ProblemMember.CurrentStatus<ApiClientStatus>("Of an API client")];

    public void Map(IEndpointRouteBuilder routes)
    {
        var clients = routes.MapGroup("/v1/partners/{id}/api-clients");

        clients.MapPost("", Add).WithName("addPartnerApiClient").WithSummary("Add a system of a partner")
            .Requires(ApiClientPermissions.Manage).WithoutVersion().Refuses(ApiClientRefusals.ScopeNotHeld)
            .Example(ApiClientExamples.Issued, ApiClientExamples.Input);
        clients.MapGet("", List).WithName("listPartnerApiClients").WithSummary("List the systems of a partner, newest first")
            .Requires(ApiClientPermissions.Read).Example(ApiClientExamples.Page);
        clients.MapGet("{apiClientId}", Get).WithName("getPartnerApiClient").WithSummary("Read a system of a partner")
            .Requires(ApiClientPermissions.Read).Example(ApiClientExamples.Client);
        clients.MapPatch("{apiClientId}", Update).WithName("updatePartnerApiClient").WithSummary("Change a system of a partner")
            .Requires(ApiClientPermissions.Manage).RequiresIfMatch()
            .Refuses(ApiClientRefusals.ScopeNotHeld, ApiClientRefusals.Revoked)
            .Example(ApiClientExamples.Updated, ApiClientExamples.Update);
        clients.MapPost("{apiClientId}/rotate", Rotate).WithName("rotatePartnerApiClient")
            .WithSummary("Give a system of a partner a new secret")
            .Requires(ApiClientPermissions.Manage)
            .Refuses(ApiClientRefusals.ScopeNotHeld, ApiClientRefusals.Revoked, ApiClientRefusals.OldSecretStillGood)
            .Example(ApiClientExamples.Rotated, ApiClientExamples.Rotation);
        clients.MapPost("{apiClientId}/drop-old-secret", DropOld).WithName("dropOldPartnerApiClientSecret")
            .WithSummary("End the old secret of a system of a partner")
            .Requires(ApiClientPermissions.Manage).Refuses(ApiClientRefusals.Revoked, ApiClientRefusals.NoOldSecret)
            .Example(ApiClientExamples.Client);
        clients.MapPost("{apiClientId}/revoke", Revoke).WithName("revokePartnerApiClient")
            .WithSummary("Revoke a system of a partner")
            .Requires(ApiClientPermissions.Revoke).Refuses(ApiClientRefusals.Revoked).Example(ApiClientExamples.Revoked);
    }

    /// <remarks>
    /// The answer has the secret, which is told this once. The scopes are those that partners have. A system that adds another
    /// gives it no scope that its own token lacks: 403 <c>scopeNotHeld</c>.
    /// </remarks>
    private static async Task<CreatedSecretAnswer<IssuedSecret>> Add(
        RouteId<PartnerId> id, Body<PartnerApiClientForm> body, IMediator mediator, CancellationToken ct) =>
        IssuedSecret.Of(await mediator.Send(new AddPartnerApiClient(id, body.Value), ct))
            .ToCreatedSecret(it => $"/v1/partners/{id.Value.Value}/api-clients/{it.Client.Id}");

    /// <remarks>Revoked ones too.</remarks>
    private static async Task<PageAnswer<ApiClientView>> List(
        RouteId<PartnerId> id, PageParameters query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListApiClients(id.Value, query.Paging), ct)).ToPage();

    /// <remarks>Tells when it last got a token. Its secret is told by nothing but its making.</remarks>
    private static async Task<OkAnswer<ApiClientView>> Get(
        RouteId<PartnerId> id, RouteId<ApiClientId> apiClientId, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetApiClient(id.Value, apiClientId), ct)).ToOk();

    /// <remarks>
    /// Takes a JSON merge patch (RFC 7396) of the name and the scopes. A scope that is taken away is missing from the next
    /// request on, in tokens from before too.
    /// </remarks>
    private static async Task<OkAnswer<ApiClientView>> Update(
        RouteId<PartnerId> id, RouteId<ApiClientId> apiClientId, PatchBody<PartnerApiClientForm> body, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new UpdatePartnerApiClient(id, apiClientId, body.Value), ct)).ToOk();

    /// <remarks>
    /// The answer has the new secret, which is told this once. The old one stays good until the overlap is over or it is
    /// dropped; until then there is no other exchange. The body may be absent.
    /// </remarks>
    private static async Task<SecretAnswer<IssuedSecret>> Rotate(
        RouteId<PartnerId> id, RouteId<ApiClientId> apiClientId, OptionalBody<RotateApiClient.Body> body, IMediator mediator,
        CancellationToken ct) =>
        IssuedSecret.Of(await mediator.Send(new RotateApiClient(id.Value, apiClientId, body.Value), ct)).ToSecret();

    /// <remarks>Tokens that were got by it stay good, for 15 minutes at most.</remarks>
    private static async Task<OkAnswer<ApiClientView>> DropOld(
        RouteId<PartnerId> id, RouteId<ApiClientId> apiClientId, OptionalBody<EmptyBody> _, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new DropOldSecret(id.Value, apiClientId), ct)).ToOk();

    /// <remarks>For good. From the next request on its secrets and its tokens are refused, at every node.</remarks>
    private static async Task<OkAnswer<ApiClientView>> Revoke(
        RouteId<PartnerId> id, RouteId<ApiClientId> apiClientId, OptionalBody<EmptyBody> _, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new RevokeApiClient(id.Value, apiClientId), ct)).ToOk();
}
