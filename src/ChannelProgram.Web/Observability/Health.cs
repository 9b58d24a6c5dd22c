using System.Diagnostics;
using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;

namespace ChannelProgram.Web.Observability;

internal sealed class Health(IReadiness readiness, IHostApplicationLifetime lifetime, ILogger<Health> log) : INodeHealth
{
    // Anybody may ask, so the database is asked at most once a second.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<string?> _asked = Task.FromResult<string?>(null);
    private long? _askedAt;
    private string? _lastFault;

    public async Task<string?> Fault() => lifetime.ApplicationStopping.IsCancellationRequested ? "stopping" : await Asked();

    private Task<string?> Asked()
    {
        lock (_gate)
        {
            if (_asked.IsCompleted && (_askedAt is not { } at || Stopwatch.GetElapsedTime(at) >= Fresh))
                (_asked, _askedAt) = (Ask(), Stopwatch.GetTimestamp());
            return _asked;
        }
    }

    private async Task<string?> Ask()
    {
        var fault = await readiness.Fault(CancellationToken.None);
        if (fault != _lastFault) Tell(fault);
        return _lastFault = fault;
    }

    private void Tell(string? fault)
    {
        if (fault is null) log.LogInformation("Ready again");
        else log.LogWarning("Not ready: {Check}", fault);
    }
}

internal sealed class HealthEndpoints : IApiFeature
{
    public string Tag => "Health";

    public Audience Audience => Audience.Operators;

    public string TagDescription => "For an orchestrator or a load balancer: whether a node is alive and ready.";

    public void Map(IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").OpenToAll();
        health.MapGet("live", () => TypedResults.Ok(new HealthCondition("live"))).WithName("isLive")
            .WithSummary("Check that the process is alive")
            .WithDescription("If there is no answer, restart the process.")
            .Example(new HealthCondition("live"));
        health.MapGet("ready", Ready).WithName("isReady").WithSummary("Check that this node is ready")
            .WithDescription("503 means: send this node no requests for now. `failed` names the first check that failed.")
            .Produces<HealthCondition>().Produces<HealthCondition>(StatusCodes.Status503ServiceUnavailable)
            .Example(new HealthCondition("ready"));
    }

    private static async Task<IResult> Ready(Health health) => await health.Fault() is { } fault
        ? TypedResults.Json(new HealthCondition("notReady", fault), statusCode: StatusCodes.Status503ServiceUnavailable)
        : TypedResults.Ok(new HealthCondition("ready"));
}

/// <param name="Failed">The first check that failed.</param>
internal sealed record HealthCondition(
    [Name] string Status, [Name][property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Failed = null);
