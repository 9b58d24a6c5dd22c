using ChannelProgram.Application.Programs;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Programs;

internal sealed class ProgramEndpoints : IApiFeature
{
    public string Tag => "Programs";

    public string TagDescription => "The numbers and lists of the vendor's program.";

    public void Describe(SwaggerGenOptions options) => options.DescribePrograms();

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/program", Get).WithName("getProgram")
            .WithSummary("The program version in force").RequiresSignIn()
            .Example(ProgramAnswer.ToJson(ProgramFile.ReadShipped()));

    /// <remarks>The numbers and lists by which everything is decided at this instant. Versions never change.</remarks>
    private static async Task<ProgramAnswer> Get(IMediator mediator, CancellationToken ct) =>
        new(await mediator.Send(new GetProgram(), ct));
}
