using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Api.Tests.Sandbox;

internal sealed class SandboxOperations : IFeatureOperations
{
    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("getSandboxClock", "GET", "/v1/sandbox/clock", null, Callers.SignedIn),
        new("moveSandboxClock", "POST", "/v1/sandbox/clock", new { }, [nameof(Role.ProgramAdmin)]),
    ];
}
