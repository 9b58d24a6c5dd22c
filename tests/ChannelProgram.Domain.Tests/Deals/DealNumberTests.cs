using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Domain.Tests.Deals;

public class DealNumberTests
{
    [Fact]
    public void A_drawn_number_is_DR_and_eight_characters_of_Crockfords_base_32() =>
        Assert.All(Enumerable.Range(0, 200), _ => Assert.Matches("^DR-[0-9A-HJKMNP-TV-Z]{8}$", DealNumber.Generate().Value));

    [Theory]
    [InlineData("DR-7K3M92QX")]
    [InlineData("dr7k3m92qx")]
    [InlineData(" dr-7k3m-92qx ")]
    public void It_is_read_without_regard_to_case_and_hyphens(string text)
    {
        Assert.True(DealNumber.TryParse(text, out var number));
        Assert.Equal("DR-7K3M92QX", number.Value);
    }

    [Fact]
    public void Letters_similar_to_digits_are_read_as_digits()
    {
        Assert.True(DealNumber.TryParse("DR-OIL00000", out var number));
        Assert.Equal("DR-01100000", number.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7K3M92QX")]
    [InlineData("DR-7K3M92Q")]
    [InlineData("DR-7K3M92QXX")]
    [InlineData("DR-7K3M92QU")]
    [InlineData("DR-7K3M92Qé")]
    public void Anything_else_is_no_number(string? text) => Assert.False(DealNumber.TryParse(text, out _));
}
