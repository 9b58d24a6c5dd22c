using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>What was read before its locks were taken has changed since.</summary>
internal sealed class StaleLockException : Exception;

internal static class ConcurrencyConflicts
{
    private static readonly HashSet<string> Raced = [.. InfrastructureFeatures.All.SelectMany(it => it.RacedConstraints)];

    public static string? CauseOf(IEngine engine, Exception failure) =>
        failure is DbUpdateConcurrencyException ? "version"
        : failure is StaleLockException ? "overtaken"
        : engine.IsConcurrencyConflict(failure) ? "brokenOff"
        : engine.ViolatedConstraint(failure) is { } raced && Raced.Contains(raced) ? raced
        : null;
}
