using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Contract;

namespace ChannelProgram.Api.Tests.Programs;

internal sealed class ProgramOperations : IFeatureOperations
{
    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("getProgram", "GET", "/v1/program", null, Callers.SignedIn),
    ];
}
