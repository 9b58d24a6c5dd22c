namespace ChannelProgram.Application.Common;

/// <summary>The jobs that follow <see cref="ProgramClock"/>.</summary>
public interface IProgramJobs
{
    /// <summary>Runs each once, to its end, in the order in which they were declared. Failures are logged.</summary>
    Task RunOnce();
}
