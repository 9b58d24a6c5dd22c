using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Domain.Tests.Companies;

public class DunsTests
{
    [Theory]
    [InlineData("265501540")]
    [InlineData("26-550-1540")]
    [InlineData("DUNS 265501540")]
    [InlineData("D-U-N-S: 26-550-1540")]
    [InlineData("D-U-N-S No. 26-550-1540")]
    [InlineData(" 26 550 15-40 ")]
    [InlineData("26\u2011550\u20111540")]
    [InlineData("26\u00A0550\u20131540")]
    [InlineData("\u200E265501540\uFEFF")]
    public void A_duns_number_is_nine_digits_whatever_blanks_and_dashes_stand_between(string text) =>
        Assert.Equal("265501540", Duns.TryParse(text, out var duns, out _) ? duns.Key.Value : null);

    [Theory]
    [InlineData("")]
    [InlineData("26550154")]
    [InlineData("2655015400")]
    [InlineData("26.550.1540")]
    [InlineData("26550154X")]
    [InlineData("٢٦٥٥٠١٥٤٠")]
    [InlineData("26550\t1540")]
    [InlineData("26550\uD8001540")]
    public void What_is_no_duns_number_is_refused(string text) =>
        Assert.StartsWith("A D-U-N-S number has 9 digits", FaultOf(text));

    [Theory]
    [InlineData("000000000")]
    [InlineData("99-999-9999")]
    public void One_digit_throughout_is_nobodys_number(string text) =>
        Assert.StartsWith("is one digit throughout", FaultOf(text));

    private static string? FaultOf(string text) => Duns.TryParse(text, out _, out var fault) ? null : fault;
}
