using ChannelProgram.Api.Tests.Contract;

namespace ChannelProgram.Api.Tests.Sandbox;

public sealed class WithoutSandboxTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task Its_paths_are_answered_like_one_that_does_not_exist(string method)
    {
        foreach (var caller in (Api[])[host.ProgramAdmin, host.Gold, host.Nobody])
        {
            var absent = await Send(caller, "/v1/sandbox/nothing");
            foreach (var path in (string[])["/v1/sandbox/clock", "/V1/sandbox/Clock/"])
            {
                var answer = await Send(caller, path);
                Assert.Equal(absent.Status, answer.Status);
                Assert.Equal(absent.Headers.Select(it => it.Key), answer.Headers.Select(it => it.Key));
                Assert.Equal(absent.ContentHeaders.Allow, answer.ContentHeaders.Allow);
                if (method == "HEAD") continue;
                Assert.Equal((absent.Problem, absent.String("detail")), (answer.Problem, answer.String("detail")));
            }
        }

        Task<Answer> Send(Api caller, string path) => caller.Send(
            new(method), path, method == "POST" ? DocumentedOperation.Json("""{"advanceBy":"P1D"}""") : null);
    }

    [Fact]
    public async Task Its_operations_stay_in_the_contract() => Assert.Contains(
        "moveSandboxClock", (await host.Nobody.Get("/openapi/v1.json")).Text, StringComparison.Ordinal);
}
