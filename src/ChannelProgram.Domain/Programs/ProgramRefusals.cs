using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Programs;

public enum ProgramVersionStatus
{
    /// <summary>It is being written: nothing is decided by it.</summary>
    Draft,

    /// <summary>It never changes. It decides from its instant on, until another one does.</summary>
    Published,
}

/// <summary>Error codes are published: they never change.</summary>
public static class ProgramRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "There is no such program version.");

    public static readonly Refusal NoneInForce = new(
        RefusalKind.NotFound, "notFound", "No version of the program was in force at this instant.");

    public static readonly Refusal Published = Forbidden(
        "versionPublished", "A published version never changes: draft another one.", ProgramVersionStatus.Published);

    public static Refusal HasFaults(int count) => Forbidden(
        "programHasFaults",
        $"The draft has {(count == 1 ? "a fault" : $"{count} faults")}: validate it to read where.", ProgramVersionStatus.Draft);

    private static Refusal Forbidden(string code, string message, ProgramVersionStatus current) =>
        new(RefusalKind.StateForbids, code, message)
        {
            Members = new Dictionary<string, object?> { ["currentStatus"] = current },
        };
}
