using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Jobs;

namespace ChannelProgram.Web.Setup;

/// <summary>
/// The commands <c>jobs</c>, <c>pause-job NAME</c> and <c>resume-job NAME</c>: look at the schedule that all nodes share and
/// change it.
/// </summary>
internal static class JobCommands
{
    public const string List = "jobs";
    public const string Pause = "pause-job";
    public const string Resume = "resume-job";

    public static async Task<int> Show(IServiceProvider services, TextWriter output)
    {
        foreach (var it in await services.GetRequiredService<JobSchedule>().Read(default))
            await output.WriteLineAsync(it.OnEveryNode
                ? $"{it.Name}: on every node"
                : it.State is null
                ? $"{it.Name}: not scheduled yet"
                : $"{it.Name}: {it.State}, last {it.Last?.ToText() ?? "never"}, next {it.Next?.ToText() ?? "never"}");
        return 0;
    }

    public static async Task<int> Change(IServiceProvider services, string command, string job, TextWriter output)
    {
        var schedule = services.GetRequiredService<JobSchedule>();
        if (!await (command == Pause ? schedule.Pause(job, default) : schedule.Resume(job, default)))
            return Settings.Stop(
                $"The schedule has no job {job}: the command {List} names all. One that runs on every node cannot be paused.");

        await output.WriteLineAsync($"{job} is {(command == Pause ? "paused" : "resumed")}.");
        return 0;
    }
}
