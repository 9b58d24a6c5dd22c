using ChannelProgram.Application.ApiClients;
using ChannelProgram.Domain.ApiClients;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.ApiClients;

internal sealed class VendorApiClientEndpoints : IApiFeature
{
    public string Tag => "Vendor's clients";

    public string TagDescription => "The vendor's own systems that may sign in, and the front ends through which people do.";

    public void Map(IEndpointRouteBuilder routes)
    {
        var clients = routes.MapGroup("/v1/api-clients");

        clients.MapPost("", Add).WithName("addApiClient").WithSummary("Add a system or a front end of the vendor")
            .Requires(ApiClientPermissions.ManageVendors)
            .Example(ApiClientExamples.IssuedToVendor, ApiClientExamples.VendorInput);
        clients.MapGet("", List).WithName("listApiClients")
            .WithSummary("List the systems and front ends of the vendor, newest first")
            .Requires(ApiClientPermissions.ReadVendors).Example(ApiClientExamples.VendorPage);
        clients.MapGet("{id}", Get).WithName("getApiClient").WithSummary("Read a system or a front end of the vendor")
            .Requires(ApiClientPermissions.ReadVendors).Example(ApiClientExamples.VendorClient);
        clients.MapPatch("{id}", Update).WithName("updateApiClient").WithSummary("Change a system or a front end of the vendor")
            .Requires(ApiClientPermissions.ManageVendors).RequiresIfMatch().Refuses(ApiClientRefusals.Revoked)
            .Example(ApiClientExamples.VendorUpdated, ApiClientExamples.VendorUpdate);
        clients.MapPost("{id}/rotate", Rotate).WithName("rotateApiClient")
            .WithSummary("Give a system of the vendor a new secret")
            .Requires(ApiClientPermissions.ManageVendors)
            .Refuses(ApiClientRefusals.Revoked, ApiClientRefusals.HasNoSecret, ApiClientRefusals.OldSecretStillGood)
            .Example(ApiClientExamples.VendorRotated, ApiClientExamples.Rotation);
        clients.MapPost("{id}/drop-old-secret", DropOld).WithName("dropOldApiClientSecret")
            .WithSummary("End the old secret of a system of the vendor")
            .Requires(ApiClientPermissions.ManageVendors).Refuses(ApiClientRefusals.Revoked, ApiClientRefusals.NoOldSecret)
            .Example(ApiClientExamples.VendorClient);
        clients.MapPost("{id}/revoke", Revoke).WithName("revokeApiClient")
            .WithSummary("Revoke a system or a front end of the vendor")
            .Requires(ApiClientPermissions.ManageVendors).Refuses(ApiClientRefusals.Revoked)
            .Example(ApiClientExamples.VendorRevoked);
    }

    /// <remarks>
    /// With <c>scopes</c> it is a system, and the answer has its secret, which is told this once. With <c>redirectUris</c> it
    /// is a front end: people sign in through it with a code and PKCE, and it has no secret. A page in a browser also needs its
    /// origin in the settings of the installation.
    /// </remarks>
    private static async Task<CreatedSecretAnswer<IssuedSecret>> Add(
        Body<VendorApiClientForm> body, IMediator mediator, CancellationToken ct) =>
        IssuedSecret.Of(await mediator.Send(new AddVendorApiClient(body.Value), ct))
            .ToCreatedSecret(it => $"/v1/api-clients/{it.Client.Id}");

    /// <remarks>Revoked ones too. The partners' systems are listed with their partner.</remarks>
    private static async Task<PageAnswer<ApiClientView>> List(PageParameters query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListApiClients(null, query.Paging), ct)).ToPage();

    /// <remarks>Tells when it last got a token, or a person through it. Its secret is told by nothing but its making.</remarks>
    private static async Task<OkAnswer<ApiClientView>> Get(RouteId<ApiClientId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetApiClient(null, id), ct)).ToOk();

    /// <remarks>
    /// Takes a JSON merge patch (RFC 7396) of the name, and of a system's scopes or a front end's addresses. A scope that is
    /// taken away is missing from the next request on, in tokens from before too.
    /// </remarks>
    private static async Task<OkAnswer<ApiClientView>> Update(
        RouteId<ApiClientId> id, PatchBody<VendorApiClientForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new UpdateVendorApiClient(id, body.Value), ct)).ToOk();

    /// <remarks>
    /// The answer has the new secret, which is told this once. The old one stays good until the overlap is over or it is
    /// dropped; until then there is no other exchange. The body may be absent.
    /// </remarks>
    private static async Task<SecretAnswer<IssuedSecret>> Rotate(
        RouteId<ApiClientId> id, OptionalBody<RotateApiClient.Body> body, IMediator mediator, CancellationToken ct) =>
        IssuedSecret.Of(await mediator.Send(new RotateApiClient(null, id, body.Value), ct)).ToSecret();

    /// <remarks>Tokens that were got by it stay good, for 15 minutes at most.</remarks>
    private static async Task<OkAnswer<ApiClientView>> DropOld(
        RouteId<ApiClientId> id, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new DropOldSecret(null, id), ct)).ToOk();

    /// <remarks>
    /// For good. From the next request on its secrets and tokens are refused, at every node, and those that people got through
    /// it.
    /// </remarks>
    private static async Task<OkAnswer<ApiClientView>> Revoke(
        RouteId<ApiClientId> id, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RevokeApiClient(null, id), ct)).ToOk();
}
