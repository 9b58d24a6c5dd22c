using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Tests.Common;

public class IsoDurationTests
{
    [Theory]
    [InlineData("P10D", "10.00:00:00")]
    [InlineData("P2W", "14.00:00:00")]
    [InlineData("PT36H", "1.12:00:00")]
    [InlineData("PT5M", "00:05:00")]
    [InlineData("P1DT2H3M4S", "1.02:03:04")]
    [InlineData("P1DT4S", "1.00:00:04")]
    [InlineData("PT0S", "00:00:00")]
    [InlineData("P999999W", "6999993.00:00:00")]
    public void It_is_read(string text, string expected)
    {
        Assert.True(IsoDuration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), duration);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("10D")]
    [InlineData("p10d")]
    [InlineData("P1Y")]
    [InlineData("P1M")]
    [InlineData("P1W2D")]
    [InlineData("P1D2W")]
    [InlineData("P1.5D")]
    [InlineData("-P1D")]
    [InlineData("P-1D")]
    [InlineData("P+1D")]
    [InlineData("PT1S1M")]
    [InlineData("P1000000D")]
    [InlineData("P10D\n")]
    [InlineData("P١D")]
    public void What_is_none_is_not_read(string? text) => Assert.False(IsoDuration.TryParse(text, out _));
}
