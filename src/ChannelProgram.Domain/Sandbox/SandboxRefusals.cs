using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Sandbox;

/// <summary>Error codes are published: they never change.</summary>
public static class SandboxRefusals
{
    public static Refusal OnlyForward(DateTimeOffset now) => new(
        RefusalKind.StateForbids, "clockOnlyForward",
        "The clock only moves forward: name a time after the one in now, which it shows already.")
    {
        Members = Showing(now),
    };

    public static Refusal TooFarAhead(DateTimeOffset now) => new(
        RefusalKind.StateForbids, "clockTooFarAhead", "The clock can be ten years (3,653 days) ahead of the real time at most.")
    {
        Members = Showing(now),
    };

    private static Dictionary<string, object?> Showing(DateTimeOffset now) => new() { ["now"] = now };
}
