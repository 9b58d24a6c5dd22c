using System.Text.Json;
using ChannelProgram.Domain.Companies.Names;

namespace ChannelProgram.Domain.Tests.Companies.Names;

public class CompanyNameComparisonTests
{
    [Theory]
    [InlineData("Thornton Packaging", "Thornton Packaging Holdings Ltd", "GB")]
    [InlineData("Siemens AG", "Siemens Aktiengesellschaft", "DE")]
    [InlineData("Woolworths Group Ltd", "Woolworths Gorup", "AU")]
    [InlineData("Lenovo", "Lenovo (Beijing) Co., Ltd.", "CN")]
    [InlineData("Siemens", "Siemens Schweiz AG", "CH")]
    [InlineData("Nokia Oyj", "Thhe Nokia", "FI")]
    [InlineData("Becker Apotheke GmbH", "Becker Apotheke GmHb", "DE")]
    public void Legal_forms_articles_group_words_and_places_are_ignored(string one, string other, string country) =>
        Match(one, other, country);

    [Theory]
    [InlineData("Müller Weiß", "MUELLER WEISS", "DE")]
    [InlineData("Müller Weiß", "muller weiss", "DE")]
    [InlineData("Ørsted", "Oersted", "DK")]
    [InlineData("Łukaszewicz Meble", "Lukaszewicz Meble", "PL")]
    [InlineData("Åkesson Bygg", "Aakesson Bygg", "SE")]
    [InlineData("Сбербанк", "Sberbank PJSC", "RU")]
    [InlineData("ﾄﾖﾀ自動車", "トヨタ自動車", "JP")]
    public void One_letter_has_several_spellings(string one, string other, string country) =>
        Assert.Equal(1000, Match(one, other, country).Score);

    [Theory]
    [InlineData("Fitzgerald Dental", "Ftzgerald Dental", "US")]
    [InlineData("Fitzgerald Dental", "Fitzgerrald Dental", "US")]
    [InlineData("Fitzgerald Dental", "Fitzgeradl Dental", "US")]
    [InlineData("Fitzgerald Dental", "Fixzgerold Dental", "US")]
    [InlineData("Siemens", "Siemans", "US")]
    [InlineData("Nokia", "oNkia", "FI")]
    [InlineData("Bayer", "Baer", "DE")]
    [InlineData("ASML", "ASL", "NL")]
    [InlineData("Tata Motors", "Ttaa Motors", "IN")]
    [InlineData("トヨタ紡織", "トヨヨタ紡織", "JP")]
    public void A_typing_error_is_tolerated(string one, string other, string country) => Match(one, other, country);

    [Theory]
    [InlineData("Kone", "Tone", "FI")]
    [InlineData("BMW", "BMG", "DE")]
    [InlineData("Asda", "Sda", "GB")]
    [InlineData("Hillmann Verlag", "Tillmann Verlag", "DE")]
    [InlineData("Anderson Motors", "Henderson Motors", "GB")]
    [InlineData("Hansen Bygg", "Jansen Bygg", "NO")]
    [InlineData("三菱電機", "三菱重工", "JP")]
    public void A_different_first_letter_or_a_letter_in_a_short_word_makes_another_word(
        string one, string other, string country) =>
        Differ(one, other, country);

    [Theory]
    [InlineData("Meyer Bau", "Meier Bau", "DE")]
    [InlineData("Karlsson Bygg", "Carlsson Bygg", "SE")]
    [InlineData("Smith Foods", "Smith Goods", "US")]
    [InlineData("Jensen Transport", "Jansen Transport", "NL")]
    public void Two_known_words_are_no_typing_errors_of_each_other(string one, string other, string country) =>
        Differ(one, other, country);

    [Theory]
    [InlineData("Studio 54", "Studio 45", "US")]
    [InlineData("Alder Fund II", "Alder Fund III", "US")]
    [InlineData("3M", "4M", "US")]
    public void A_number_is_never_a_typing_error(string one, string other, string country) => Differ(one, other, country);

    [Theory]
    [InlineData("Fitzgerald Dental", "Fitzgerald Roofing", "US")]
    [InlineData("Jäger Zahntechnik", "Jäger Tiefbau", "DE")]
    [InlineData("Wójcik Transport", "Dąbrowski Transport", "PL")]
    [InlineData("Blue Cross Blue Shield of Michigan", "Blue Shield of California", "US")]
    [InlineData("First National Bank of Omaha", "First National Bank of Denver", "US")]
    [InlineData("Stadtwerke München", "Stadtwerke Köln", "DE")]
    [InlineData("Bosch (Suzhou) Co., Ltd.", "Bosch (Shanghai) Co., Ltd.", "CN")]
    [InlineData("H. Müller Bau", "K. Müller Bau", "DE")]
    public void A_word_instead_of_another_makes_another_company(string one, string other, string country) =>
        Assert.Equal(NameFinding.OtherWord, Differ(one, other, country).Finding);

    [Theory]
    [InlineData("Lufthansa", "Lufthansa Cargo", "DE")]
    [InlineData("Rolls-Royce Holdings plc", "Rolls-Royce Motor Cars Ltd", "GB")]
    [InlineData("Johnson", "Johnson Controls", "US")]
    [InlineData("Fisher & Paykel", "Fisher & Paykel Healthcare", "NZ")]
    public void A_further_word_that_matters_makes_another_company(string one, string other, string country) =>
        Assert.Equal(NameFinding.FurtherWord, Differ(one, other, country).Finding);

    [Theory]
    [InlineData("Henderson Manufacturing", "Henderson Mfg", "US", Agreement.Abbreviation)]
    [InlineData("Saint-Gobain", "St Gobain", "FR", Agreement.Abbreviation)]
    [InlineData("International Business Machines", "Intl. Business Machines", "US", Agreement.Abbreviation)]
    [InlineData("Zimmermann Zahntechnik", "Zimmermann Zahntech.", "DE", Agreement.Abbreviation)]
    [InlineData("Schröder Waggonbau", "Schröder Wagg.bau", "DE", Agreement.Abbreviation)]
    [InlineData("Heinrich Müller Bau", "H. Müller Bau", "DE", Agreement.Abbreviation)]
    [InlineData("Novo Nordisk", "NovoNordisk", "DK", Agreement.Glued)]
    [InlineData("Dollar Tree", "DollarT ree", "US", Agreement.Glued)]
    [InlineData("Marks & Spencer", "MarksandSpencer", "GB", Agreement.Glued)]
    [InlineData("Bayer", "TheB ayer", "DE", Agreement.Glued)]
    [InlineData("AT&T", "A T & T", "US", Agreement.Glued)]
    [InlineData("Rossetti Tessuti", "Tessuti Rossetti", "IT", Agreement.Reordered)]
    [InlineData("Schröder Bau", "Schroeder Bau", "DE", Agreement.Spelling)]
    public void Words_are_abbreviated_joined_and_reordered(string one, string other, string country, Agreement agreement) =>
        Assert.Contains(Match(one, other, country).Words, it => it.Agreement == agreement);

    [Fact]
    public void Across_countries_only_rare_words_count()
    {
        Assert.True(Read("Zenitor Optik", "DE").Compare(Read("Zenitor Optik", "AT"), UncountedRarity.Instance).IsMatch);
        var common = Read("Müller Bau", "DE").Compare(Read("Müller Bau", "AT"), UncountedRarity.Instance);
        Assert.Equal((false, NameFinding.CommonAbroad), (common.IsMatch, common.Finding));

        var counted = new CountedRarity(stem => stem == "zenitor" ? 5_000 : 1, 1_000_000);
        Assert.False(Read("Zenitor Optik", "DE").Compare(Read("Zenitor Optik", "AT"), counted).IsMatch);
    }

    [Fact]
    public void Common_words_weigh_less_and_are_no_typing_errors()
    {
        var counted = new CountedRarity(stem => stem is "westra" or "westrad" ? 10_000 : 1, 1_000_000);
        var (one, other) = (Read("Westra Zunft", "NL"), Read("Westrad Zunft", "NL"));

        Assert.True(one.Compare(other, UncountedRarity.Instance).IsMatch);
        var match = one.Compare(other, counted);
        Assert.False(match.IsMatch);
        Assert.True(
            match.Words.Single(it => it.Word == "westra").Weight < match.Words.Single(it => it.Word == "zunft").Weight / 2);
    }

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(1_000, 500)]
    [InlineData(1_000_000, 0)]
    [InlineData(0, 1000)]
    public void Rarity_falls_with_the_logarithm_of_the_accounts_that_have_a_word(long with, int rarity) =>
        Assert.InRange(new CountedRarity(_ => with, 1_000_000).Of("any"), rarity - 3, rarity + 3);

    [Fact]
    public void A_match_has_its_explanation_and_rules_version()
    {
        var match = Match("The Kohler Masch.bau Holding GmbH", "Köhlr Maschinenbau", "DE");
        var told = JsonSerializer.Deserialize<NameMatch>(JsonSerializer.Serialize(match))!;

        Assert.Equal(CompanyName.Rules, told.Rules);
        Assert.InRange(told.Score, NameMatch.MinScore, 999);
        Assert.Equal(
            [("kohler", "kohlr", Agreement.Spelling), ("maschbau", "maschinenbau", Agreement.Abbreviation),
                ("holding", null, Agreement.Missing)],
            told.Words.Select(it => (it.Word, it.Counterpart, it.Agreement)));
    }

    private static CompanyName Read(string name, string country) => CompanyName.Read(name, country);

    private static NameMatch Match(string one, string other, string country)
    {
        var match = CompareBothWays(one, other, country);
        Assert.True(match.IsMatch, match.ToString());
        return match;
    }

    private static NameMatch Differ(string one, string other, string country)
    {
        var match = CompareBothWays(one, other, country);
        Assert.False(match.IsMatch, match.ToString());
        return match;
    }

    private static NameMatch CompareBothWays(string one, string other, string country)
    {
        var (left, right) = (Read(one, country), Read(other, country));
        var match = left.Compare(right, UncountedRarity.Instance);
        var back = right.Compare(left, UncountedRarity.Instance);
        Assert.Equal((match.IsMatch, match.Score), (back.IsMatch, back.Score));
        return match;
    }
}
