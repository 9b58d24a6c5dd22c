namespace ChannelProgram.Api.Tests;

/// <summary>Long runs (<c>./test --long</c>) do the same more often.</summary>
internal static class Long
{
    public static int Or(int normally, int inLongRuns) =>
        Environment.GetEnvironmentVariable("CHANNEL_TEST_LONG") == "1" ? inLongRuns : normally;
}
