using System.Text.Json;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Tests.Common;

public class CanonicalJsonTests
{
    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("[ ]", "[]")]
    [InlineData(
        """ { "b" : [ true , false , null ] , "a" : { "d" : "x" , "c" : "" } } """,
        """{"a":{"c":"","d":"x"},"b":[true,false,null]}""")]
    [InlineData("""{"b":"1","a":"2","B":"3","":"4","aa":"5"}""", """{"":"4","B":"3","a":"2","aa":"5","b":"1"}""")]
    // An array keeps its order.
    [InlineData("""["b","a"]""", """["b","a"]""")]
    public void Members_are_sorted_and_spaces_dropped(string json, string canonical) => Assert.Equal(canonical, Of(json));

    /// <summary>RFC 8785, 3.2.2.2: short escapes where there are, lower-case hexadecimals, all else as it is.</summary>
    [Theory]
    [InlineData(@"""\u0008\u0009\u000a\u000c\u000d\u0022\u005c""", @"""\b\t\n\f\r\""\\""")]
    [InlineData(@"""\u0000\u000B\u001F""", @"""\u0000\u000b\u001f""")]
    [InlineData(
        @"""\u007f\u0080\u00a0\u2028\u2029\ufeff\u003c\u003e\u0026\u0027\u002b\/""",
        "\"\u007f\u0080\u00a0\u2028\u2029\ufeff<>&'+/\"")]
    [InlineData(@"""\u20ac$\ud83d\ude00\uE000""", "\"€$😀\uE000\"")]
    [InlineData("\"é e\u0301\"", "\"é e\u0301\"")]
    public void Texts_are_escaped_no_more_than_they_must(string json, string canonical) => Assert.Equal(canonical, Of(json));

    /// <summary>The example of RFC 8785, 3.2.3: by UTF-16 code units an emoji comes before U+FB33.</summary>
    [Fact]
    public void Names_are_sorted_by_their_UTF_16_code_units() => Assert.Equal(
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\","
        + "\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
        Of("""
            {
              "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """));

    [Fact]
    public void What_has_no_canonical_form_here_is_no_guess()
    {
        Assert.Throws<NotSupportedException>(() => Of("1"));
        Assert.Throws<NotSupportedException>(() => Of("""{"a":[1.5]}"""));
        Assert.Throws<InvalidOperationException>(() => Of(@"""\ud800"""));
    }

    private static string Of(string json) => CanonicalJson.Of(JsonSerializer.Deserialize<JsonElement>(json));
}
