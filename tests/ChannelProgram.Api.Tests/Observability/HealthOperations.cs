using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Contract;

namespace ChannelProgram.Api.Tests.Observability;

internal sealed class HealthOperations : IFeatureOperations
{
    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("isLive", "GET", "/health/live", null, Callers.Everybody),
        new("isReady", "GET", "/health/ready", null, Callers.Everybody),
    ];
}
