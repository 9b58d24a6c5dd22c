using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Domain.Tests.Companies;

public class CustomerSearchTests
{
    [Theory]
    [InlineData("Acme GmbH & Co. KG", "acme")]
    [InlineData("Acme GmbH & Co. KG", "GMB ac")]
    [InlineData("Société Générale", "societe gen")]
    [InlineData("Societe Generale", "SOCIÉTÉ")]
    [InlineData("ＡＣＭＥ株式会社", "acme株")]
    [InlineData("株式会社日立", "株式会社")]
    [InlineData("Booking.com B.V.", "booking")]
    [InlineData("İstanbul Çelik", "istanbul celik")]
    [InlineData("3M Deutschland", "3m")]
    [InlineData("O'Neil", "neil")]
    [InlineData("Acme\uFFFEGmbH", "\uFFFEacme gmbh")]
    public void By_the_beginnings_of_words_whatever_their_case_accents_and_width(string name, string text) =>
        Assert.True(Finds(name, null, text));

    [Theory]
    [InlineData("Acme GmbH", "cme")]
    [InlineData("Acme GmbH", "acmes")]
    [InlineData("Acme GmbH", "acme ltd")]
    public void Not_by_what_is_inside_a_word_or_missing(string name, string text) => Assert.False(Finds(name, null, text));

    [Theory]
    [InlineData("https://shop.acme.co.uk/x", "acme.co.uk", true)]
    [InlineData("acme.co.uk", "https://www.ACME.co.uk", true)]
    [InlineData("acme.co.uk", "me.co.uk", false)]
    [InlineData("acme.co.uk", "acme.com", false)]
    [InlineData("acme.github.io", "acme.github.io", true)]
    [InlineData("acme.github.io", "other.github.io", false)]
    [InlineData("bücher.de", "xn--bcher-kva.de", true)]
    public void By_the_exact_domain(string website, string text, bool found) =>
        Assert.Equal(found, Finds("Another Name", website, text));

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("acme b")]
    [InlineData("&.-")]
    [InlineData("株")]
    public void A_single_character_finds_nothing(string text) => Assert.Null(SearchText.ParseCustomer(text));

    [Fact]
    public void More_words_than_the_name_has_find_nothing()
    {
        Assert.NotNull(SearchText.ParseCustomer(new string('a', 200)));
        Assert.Null(SearchText.ParseCustomer(new string('a', 201)));
    }

    private static bool Finds(string name, string? website, string text)
    {
        var words = SearchText.OfCustomer(name, website);
        return SearchText.ParseCustomer(text)!.All(it => words.Contains(it, StringComparison.Ordinal));
    }
}
