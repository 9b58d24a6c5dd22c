using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>What was looked up before its locks were taken is another under them.</summary>
internal sealed class StaleLockException : Exception;

/// <summary>Tells a race that was lost from other failures: who lost one looks again.</summary>
internal static class ConcurrencyConflicts
{
    private static readonly HashSet<string> Raced = [.. InfrastructureFeatures.All.SelectMany(it => it.RacedConstraints)];

    /// <summary>How somebody else was quicker; null if that is not what happened.</summary>
    public static string? CauseOf(IEngine engine, Exception failure) =>
        failure is DbUpdateConcurrencyException ? "version"
        : failure is StaleLockException ? "overtaken"
        : engine.IsConcurrencyConflict(failure) ? "brokenOff"
        : engine.ViolatedConstraint(failure) is { } raced && Raced.Contains(raced) ? raced
        : null;
}
