using ChannelProgram.Application.Simulations;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using ChannelProgram.Web.Programs;
using MediatR;

namespace ChannelProgram.Web.Simulations;

internal sealed class SimulationEndpoints : IApiFeature
{
    private static readonly DateTimeOffset July = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Listing<SimulatedPartner> Example = new(
        [
            new(
                new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60"), "Birch Consulting", Differs: false, [new("registered", July)],
                [new("registered", July)], []),
        ],
        Next: null);

    public string Tag => "Simulations";

    public string TagDescription => "What would have come out otherwise under another version of the program.";

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/program/versions/{version}/simulation", Simulate).WithName("simulateProgramVersion")
            .WithSummary("See what would have come out otherwise under a version").Requires(SimulationPermissions.Run)
            .Refuses(ProgramRefusals.HasFaults(1)).Example(Example);

    /// <remarks>
    /// Replays a span, the last completed quarter unless another is asked for, night by night: under the version and under
    /// those that were in force. For each partner, in the order of their ids: the tiers held, and the registrations that would
    /// have been approved at once, left to staff or refused otherwise. Who the customer is, what others held and the share of won
    /// deals are left out. Stores nothing. A draft with faults is 409 <c>programHasFaults</c>.
    /// </remarks>
    private static async Task<PageAnswer<SimulatedPartner>> Simulate(
        [VersionNumber] string version, ListRequest<SimulateProgramVersion.Span> query, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(
            new SimulateProgramVersion(VersionNumberAttribute.Read(version), query.Filter, query.Paging), ct)).ToPage();
}
