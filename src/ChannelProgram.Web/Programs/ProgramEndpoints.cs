using ChannelProgram.Application.Programs;
using ChannelProgram.Web.Common;
using MediatR;

namespace ChannelProgram.Web.Programs;

internal static class ProgramEndpoints
{
    public static void MapPrograms(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/program", Get).WithTags("Programs").WithName("getProgram")
            .WithSummary("The program version in force").RequiresSignIn();

    private static async Task<OkAnswer<ProgramView>> Get(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetProgram(), ct)).ToOk();
}
