namespace ChannelProgram.Api.Tests;

/// <summary>Long runs (<c>./test --long</c>) do the same more often.</summary>
internal static class TestRounds
{
    public static int Of(int shortRun, int longRun) =>
        Environment.GetEnvironmentVariable("CHANNEL_TEST_LONG") == "1" ? longRun : shortRun;
}
