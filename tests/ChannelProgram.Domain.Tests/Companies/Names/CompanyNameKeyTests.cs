using ChannelProgram.Domain.Companies.Names;

namespace ChannelProgram.Domain.Tests.Companies.Names;

public class CompanyNameKeyTests
{
    [Theory]
    [InlineData("Rossetti Tessuti", "tessuti rosetti", "IT")]
    [InlineData("Fitzgerald Dental", "itzgerald Dental", "US")]
    [InlineData("Fitzgerald Dental", "Fitzgerald Dnetal", "US")]
    [InlineData("Henderson Manufacturing", "Henderson Mfg", "US")]
    [InlineData("Iberdrola", "bIerdrola", "ES")]
    [InlineData("Continental", "Contnental", "DE")]
    [InlineData("Bayer", "Baer", "DE")]
    [InlineData("Novo Nordisk", "NovoNordisk", "DK")]
    [InlineData("Swatch Group", "SWATC HGROUP", "CH")]
    [InlineData("Bayer", "TheB ayer", "DE")]
    [InlineData("Marks & Spencer", "MarksandSpencer", "GB")]
    [InlineData("Blue Cross Blue Shield of Michigan", "blue cross blue shied of michigan", "US")]
    [InlineData("Tesco plc", "Th Tesco", "GB")]
    [InlineData("Texas Instruments", "Texsa Instruments", "US")]
    [InlineData("Woolworths Group", "Woolworths Gorup", "AU")]
    [InlineData("中国移动 有限公司", "中国移移动", "CN")]
    [InlineData("Lenovo", "Leonvo (Beijing) Co., Ltd.", "CN")]
    public void Names_that_are_a_match_share_a_key(string one, string other, string country) =>
        Assert.NotEmpty(CompanyName.Read(one, country).Keys.Intersect(CompanyName.Read(other, country).Keys));

    [Theory]
    [InlineData("Müller Bau", "Müller Dach", "DE")]
    [InlineData("Müller Bau", "Schmidt Bau", "DE")]
    [InlineData("General Motors", "General Electric", "US")]
    public void A_common_word_alone_is_no_key(string one, string other, string country) =>
        Assert.Empty(CompanyName.Read(one, country).Keys.Intersect(CompanyName.Read(other, country).Keys));

    [Fact]
    public void Across_countries_only_all_the_words_together_find_and_only_with_one_of_its_own()
    {
        Assert.Single(CompanyName.Read("Zenitor Optik", "DE").Keys.Intersect(CompanyName.Read("Optik Zenitor", "AT").Keys));
        Assert.Empty(CompanyName.Read("Zenitor Optik", "DE").Keys.Intersect(CompanyName.Read("Zenitorr Optik", "AT").Keys));
        Assert.Empty(CompanyName.Read("Müller Bau", "DE").Keys.Intersect(CompanyName.Read("Müller Bau", "AT").Keys));
    }

    [Theory]
    [InlineData("トヨタ紡織 株式会社", "JP")]
    [InlineData("Παππάς Κατασκευές", "GR")]
    [InlineData("Compagnie Générale des Établissements Michelin SCA de Construction et de Transformation", "FR")]
    [InlineData("x", "DE")]
    public void Keys_are_short_and_plain_whatever_the_script(string name, string country)
    {
        var keys = CompanyName.Read(name, country).Keys;
        Assert.NotEmpty(keys);
        Assert.All(
            keys, it => Assert.True(it.Length <= 40 && it.All(sign => char.IsAscii(sign) && !char.IsAsciiLetterUpper(sign)), it));
        Assert.Equal(keys.Count, keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
