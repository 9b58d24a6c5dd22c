using ChannelProgram.Application.Entitlements;
using ChannelProgram.Domain.Entitlements;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Entitlements;

internal sealed class EntitlementEndpoints : IApiFeature
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly EntitlementsView Example = new(
        new("019aa5b0-7777-7c56-8e0a-1b2c3d4e5f60"), new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60"), "analytics", "analytics", Noon,
        "gold", Version: 1, "30", PriceReason.OwnProtection, Commission: true, new(Noon, Noon.AddDays(30)),
        DealRegistration: true, LeadSharing: true, CoSelling: true,
        [
            "The partner is protected on analytics there: 30 % is the margin of its approval.",
            "The sale earns commission and counts for the tier.",
        ]);

    public string Tag => "Entitlements";

    public string TagDescription => "Which price terms hold for a sale, for systems that quote.";

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/entitlements", Get).WithName("getEntitlements")
            .WithSummary("Read which price terms hold for a sale").Requires(EntitlementPermissions.Read).Example(Example);

    /// <remarks>
    /// While a line is protected, only its holder gets the margin, fixed when it was approved, commission and credit for its
    /// tier; anybody else's sale there gets the entry margin. It says whether somebody else is protected, so partners cannot ask.
    /// </remarks>
    private static async Task<OkAnswer<EntitlementsView>> Get(
        QueryRequest<GetEntitlements.Filter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetEntitlements(query.Filter), ct)).ToOk();
}
