namespace ChannelProgram.Api.Tests;

/// <summary>
/// Only in a long run (<c>./test --long</c>): it starts the product again and again, each time as a process of its own.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute()
    {
        if (TestRounds.Of(0, longRun: 1) == 0) Skip = "Only in a long run.";
    }
}
