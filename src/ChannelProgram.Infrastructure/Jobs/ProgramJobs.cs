using ChannelProgram.Application.Common;

namespace ChannelProgram.Infrastructure.Jobs;

internal sealed class ProgramJobs(IEnumerable<ScheduledJob> jobs, JobRunner runner) : IProgramJobs
{
    public async Task RunOnce()
    {
        foreach (var job in jobs.Where(it => it.FollowsProgramClock)) await runner.Run(job, CancellationToken.None);
    }
}
