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

    [Theory]
    [InlineData("\u3164")]
    [InlineData("\u115F\u1160")]
    [InlineData("\uFFA0")]
    [InlineData("\u2800")]
    [InlineData("\u034F")]
    [InlineData("\uFE0F")]
    [InlineData("\u17B4")]
    [InlineData("\U0001D159")]
    [InlineData("\U00016FE4")]
    [InlineData(" \u200B\u00AD\u180B")]
    [InlineData("\u0301")]
    [InlineData("- & .")]
    public void Signs_that_show_nothing_are_no_name(string text) => Assert.True(new ProperNameAttribute(100).IsBlank(text));

    [Theory]
    [InlineData("7")]
    [InlineData("株")]
    [InlineData("\u3164한")]
    [InlineData("e\u0301")]
    public void A_letter_or_a_digit_makes_a_name(string text) => Assert.False(new ProperNameAttribute(100).IsBlank(text));

    [Theory]
    [InlineData("\u3164", true)]
    [InlineData("\uFE0F", true)]
    [InlineData("👍", false)]
    [InlineData("—", false)]
    public void A_note_may_be_a_symbol_alone(string text, bool isBlank) =>
        Assert.Equal(isBlank, new MultiLineAttribute(100).IsBlank(text));
}
