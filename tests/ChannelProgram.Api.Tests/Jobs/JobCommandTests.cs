using ChannelProgram.Api.Tests.Setup;

namespace ChannelProgram.Api.Tests.Jobs;

[Slow]
[Trait("Engine", "postgreSql")]
public class JobCommandTests
{
    private const string State =
        "SELECT coalesce(max(trigger_state), '') FROM qrtz_triggers WHERE trigger_name = 'remind-of-expiry'";

    [LongFact]
    public async Task Jobs_are_shown_paused_and_resumed_beside_running_nodes()
    {
        await using var installation = await Installation.Make();
        await using (var early = Node.Start("Production", installation.Settings(), "jobs"))
        {
            Assert.Equal((0, ""), (await early.Stopped(), early.Complaint));
            Assert.Contains("remind-of-expiry: not scheduled yet", early.Output, StringComparison.Ordinal);
            Assert.Contains("measure-outbox: on every node", early.Output, StringComparison.Ordinal);
        }

        await using var node = installation.Start();
        await node.Listening();
        for (var attempts = 200; await installation.Database.Query<string>(State) == ""; attempts--)
        {
            Assert.True(attempts > 0, "The jobs were not scheduled.");
            await Task.Delay(50);
        }

        Assert.Equal("remind-of-expiry is paused.", await Run(installation, "pause-job", "remind-of-expiry"));
        Assert.Equal("PAUSED", await installation.Database.Query<string>(State));
        Assert.Contains("remind-of-expiry: paused, ", await Run(installation, "jobs"), StringComparison.Ordinal);
        Assert.Contains("expire-deals: normal, ", await Run(installation, "jobs"), StringComparison.Ordinal);

        // A node that starts leaves it paused.
        await node.Stop();
        await using var again = installation.Start();
        await again.Listening();
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Equal("PAUSED", await installation.Database.Query<string>(State));

        Assert.Equal("remind-of-expiry is resumed.", await Run(installation, "resume-job", "remind-of-expiry"));
        Assert.NotEqual("PAUSED", await installation.Database.Query<string>(State));
        Assert.StartsWith(
            "The schedule has no job measure-outbox",
            await Node.Complains("Production", installation.Settings(), "pause-job", "measure-outbox"), StringComparison.Ordinal);
    }

    private static async Task<string> Run(Installation installation, params string[] command)
    {
        await using var run = Node.Start("Production", installation.Settings(), command);
        Assert.Equal((0, ""), (await run.Stopped(), run.Complaint));
        return run.Output;
    }
}
