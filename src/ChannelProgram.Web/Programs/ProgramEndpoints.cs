using ChannelProgram.Application.Programs;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Programs;

internal sealed class ProgramEndpoints : IApiFeature
{
    public string Tag => "Programs";

    public Audience Audience => Audience.Everybody;

    public string TagDescription => "The settings of the vendor's program: products, tiers, limits and periods.";

    public void Describe(SwaggerGenOptions options) => options.DescribePrograms();

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/program", Get).WithName("getProgram")
            .WithSummary("Read the program version in force").RequiresSignIn()
            .Example(ProgramAnswer.ToJson(ProgramFile.ReadShipped()));

    /// <remarks>The settings by which everything is decided now. A published version never changes.</remarks>
    private static async Task<ProgramAnswer> Get(IMediator mediator, CancellationToken ct) =>
        new(await mediator.Send(new GetProgram(), ct));
}
