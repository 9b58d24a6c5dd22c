using ChannelProgram.Application.Programs;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Programs;

internal static class ProgramEndpoints
{
    public static void MapPrograms(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/program", Get).WithTags("Programs").WithName("getProgram")
            .WithSummary("The program version in force").RequiresSignIn().Example(Example);

    /// <summary>The program that is shipped.</summary>
    private static readonly ProgramView Example = new(
        1, new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "USD", "UTC", [],
        [new("analytics", "Analytics", "analytics"), new("platform", "Platform", "platform"), new("support", "Support", "support")],
        [
            new("registered", "Registered", false, null), new("silver", "Silver", true, null),
            new("gold", "Gold", true, new("50000.00", "USD")), new("platinum", "Platinum", true, new("250000.00", "USD")),
        ],
        [],
        new(30, 2, 25, 5, new("25000.00", "USD"), 20, new("50000.00", "USD"), 90, 90, 30));

    /// <remarks>The numbers and lists by which everything is decided at this instant. Versions never change.</remarks>
    private static async Task<OkAnswer<ProgramView>> Get(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetProgram(), ct)).ToOk();
}
