using ChannelProgram.Application.Territories;
using ChannelProgram.Domain.Territories;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Territories;

internal sealed class TerritoryEndpoints : IApiFeature
{
    public string Tag => "Territories";

    public Audience Audience => Audience.Everybody;

    public string TagDescription =>
        "In which countries a partner sells, as staff says. A partner reads its own. What it registers elsewhere waits for "
        + "staff.";

    public void Map(IEndpointRouteBuilder routes)
    {
        var territories = routes.MapGroup("/v1/territories");
        territories.MapPost("", Grant).WithName("grantTerritory").WithSummary("Say where a partner sells")
            .Requires(TerritoryPermissions.Write).WithoutVersion()
            .Example(TerritoryExamples.Made, TerritoryExamples.Form);
        territories.MapGet("", List).WithName("listTerritories").WithSummary("List territories, newest first")
            .Requires(TerritoryPermissions.Read).Example(TerritoryExamples.Page);
        territories.MapGet("{id}", Get).WithName("getTerritory").WithSummary("Read a territory")
            .Requires(TerritoryPermissions.Read).Example(TerritoryExamples.OfPartner);
        territories.MapPost("{id}/end", End).WithName("endTerritory").WithSummary("End a territory")
            .Requires(TerritoryPermissions.Write).Refuses(TerritoryRefusals.HasEnded)
            .Example(TerritoryExamples.Ended, TerritoryExamples.Ending);
    }

    /// <remarks>
    /// A partner without territories for a line sells it everywhere. Once it has one, what it registers of that line in a country
    /// that none of them has waits for staff, with the reason <c>outsideTerritory</c>. Several territories add up, and several
    /// partners may share a country. What is registered already stays as it is. To change a territory, end it and make another.
    /// </remarks>
    private static async Task<CreatedAnswer<TerritoryView>> Grant(
        Body<TerritoryInput> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GrantTerritory(body.Value), ct)).ToCreated(it => $"/v1/territories/{it.Id}");

    /// <remarks>
    /// A partner lists its own. Filters are joined by AND. Several values of one filter are separated by commas.
    /// </remarks>
    private static async Task<PageAnswer<TerritoryView>> List(
        ListRequest<TerritoryFilter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListTerritories(query.Filter, query.Paging), ct)).ToPage();

    /// <remarks>
    /// The status is right at this instant. A partner reads its own; another's is answered like what is not there.
    /// </remarks>
    private static async Task<OkAnswer<TerritoryView>> Get(
        RouteId<TerritoryId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetTerritory(id), ct)).ToOk();

    /// <remarks>
    /// It holds no more from now on, or never begins. Where it was the partner's last one for a line, the partner sells that line
    /// everywhere. What waits for staff because of it goes on waiting. The body may be absent.
    /// </remarks>
    private static async Task<OkAnswer<TerritoryView>> End(
        RouteId<TerritoryId> id, OptionalBody<EndTerritory.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new EndTerritory(id, body.Value), ct)).ToOk();
}
