using System.Diagnostics;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Infrastructure.Demo;

namespace ChannelProgram.Api.Tests.Identity;

/// <summary>The library openid-client signs in: discovery, every grant, PKCE, rotation, introspection and revocation.</summary>
public class OpenIdClientTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_common_library_signs_in_in_every_way_there_is()
    {
        // The library compares the times in tokens with the clock of this machine.
        host.Clock.Now = TimeProvider.System.GetUtcNow();
        var start = new ProcessStartInfo(
            "node",
            [
                Path.Combine(Repository.Root, "tests", "openid-client", "flows.mjs"),
                host.Address.ToString(), "demo-gold", DemoSeed.SecretOf("demo-gold"), DemoSeed.Password,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using var flows = Process.Start(start)!;
        var said = await Task.WhenAll(flows.StandardOutput.ReadToEndAsync(), flows.StandardError.ReadToEndAsync());
        await flows.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.True(flows.ExitCode == 0 && said[0].Contains("passed", StringComparison.Ordinal), string.Concat(said));
    }
}
