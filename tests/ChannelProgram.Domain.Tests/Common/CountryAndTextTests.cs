using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Tests.Common;

public class CountryAndTextTests
{
    [Theory]
    [InlineData("DE", true)]
    [InlineData("GR", true)]
    [InlineData("GB", true)]
    [InlineData("TW", true)]
    [InlineData("EL", false)]
    [InlineData("UK", false)]
    [InlineData("EU", false)]
    [InlineData("XX", false)]
    [InlineData("AN", false)]
    [InlineData("de", false)]
    [InlineData("DEU", false)]
    [InlineData("", false)]
    public void A_country_is_an_assigned_ISO_3166_code_in_upper_case(string code, bool exists) =>
        Assert.Equal(exists, Country.Exists(code));

    [Theory]
    [InlineData("Ørsted & Söhne 株式会社 💩")]
    [InlineData("\u202Bעברית\u202C")]
    [InlineData("one\u2028two")]
    [InlineData("")]
    public void Text_in_any_script_passes(string text) => Assert.True(Text.IsSingleLine(text) && Text.IsMultiLine(text));

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\tb")]
    [InlineData("a\u001Bb")]
    [InlineData("a\u007Fb")]
    [InlineData("a\u0085b")]
    public void Control_characters_do_not(string text) => Assert.False(Text.IsSingleLine(text) || Text.IsMultiLine(text));

    [Fact]
    public void Half_a_surrogate_pair_does_not()
    {
        foreach (var text in new[] { "a\uD83D", "\uDCA9b", "\uDCA9\uD83D" })
            Assert.False(Text.IsSingleLine(text) || Text.IsMultiLine(text));
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\r\nb")]
    public void A_description_may_have_line_breaks_and_nothing_else_may(string text)
    {
        Assert.True(Text.IsMultiLine(text));
        Assert.False(Text.IsSingleLine(text));
    }
}
