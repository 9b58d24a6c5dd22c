using ChannelProgram.Domain.Companies.Names;

namespace ChannelProgram.Domain.Tests.Companies.Names;

public class CompanyNameReadingTests
{
    [Theory]
    [InlineData("Müller Milch GmbH & Co. KG", "DE", "muller milch")]
    [InlineData("Müller Milch Gesellschaft mbH", "DE", "muller milch")]
    [InlineData("Trumpf SE + Co. KG", "DE", "trumpf")]
    [InlineData("Alpina UG (haftungsbeschränkt)", "DE", "alpina")]
    [InlineData("Alpina UG haftungsbeschraenkt", "DE", "alpina")]
    [InlineData("Kraft Heinz Co., Inc.", "US", "kraft heinz")]
    [InlineData("General Motors L.L.C.", "US", "general motors")]
    [InlineData("Tesco P.L.C.", "GB", "tesco")]
    [InlineData("Iberdrola S A", "ES", "iberdrola")]
    [InlineData("CEMEX S.A.B. de C.V.", "MX", "cemex")]
    [InlineData("Wójcik Meble sp.z o.o.", "PL", "wojcik meble")]
    [InlineData("Galli Impianti S.r.l.", "IT", "galli impianti")]
    [InlineData("ASML N.V.", "NL", "asml")]
    [InlineData("Volvo Trucks AB (publ)", "SE", "volvo trucks")]
    [InlineData("Nokia Oyj Abp", "FI", "nokia")]
    [InlineData("Vestas A/S", "DK", "vestas")]
    [InlineData("Škoda Auto, spol. s r. o.", "CZ", "skoda auto")]
    [InlineData("Türk Hava Yolları A.O.", "TR", "turk hava yollari")]
    [InlineData("Çakır Gıda San. ve Tic. Ltd. Şti.", "TR", "cakir gida")]
    [InlineData("Kovács Kft.", "HU", "kovacs")]
    [InlineData("株式会社日立製作所", "JP", "日立製作所")]
    [InlineData("㈱日立製作所", "JP", "日立製作所")]
    [InlineData("Hitachi K.K.", "JP", "hitachi")]
    [InlineData("中国移动有限公司", "CN", "中国移动")]
    [InlineData("카카오(주)", "KR", "카카오")]
    [InlineData("주식회사 카카오", "KR", "카카오")]
    [InlineData("ООО «Ромашка»", "RU", "romashka")]
    [InlineData("Сбербанк ПАО", "RU", "sberbank")]
    [InlineData("ТОВ Ромашка", "UA", "romashka")]
    [InlineData("Παππάς Α.Ε.", "GR", "pappas")]
    [InlineData("טבע בע\"מ", "IL", "טבע")]
    [InlineData("إعمار ش.م.ع", "AE", "إعمار")]
    [InlineData("PT Astra International Tbk", "ID", "astra international")]
    [InlineData("Petronas Dagangan Sdn. Bhd.", "MY", "petronas dagangan")]
    [InlineData("Infosys (P) Ltd", "IN", "infosys")]
    [InlineData("Shoprite (Pty) Ltd", "ZA", "shoprite")]
    [InlineData("UAB Maxima", "LT", "maxima")]
    [InlineData("Công ty TNHH Vina", "VN", "vina")]
    [InlineData("Jerónimo Martins, SGPS, S.A.", "PT", "jeronimo martins")]
    public void Legal_forms_are_taken_off(string name, string country, string left) =>
        Assert.Equal(Normal(left), Words(name, country));

    [Theory]
    [InlineData("Siemens AG", "US", "siemens")]
    [InlineData("Nokia Oyj", "DE", "nokia")]
    [InlineData("SC Johnson", "US", "sc johnson")]
    [InlineData("Duke & Earl Ltd", "GB", "duke earl")]
    public void Abroad_only_those_that_everybody_knows(string name, string country, string left) =>
        Assert.Equal(left, Words(name, country));

    [Theory]
    [InlineData("AG", "DE", "ag")]
    [InlineData("The Company", "US", "company")]
    [InlineData("And", "GB", "and")]
    [InlineData("& Co", "DE", "co")]
    public void A_name_is_never_empty_after_reading(string name, string country, string left) =>
        Assert.Equal(left, Words(name, country));

    [Theory]
    [InlineData("")]
    [InlineData(" -/. ")]
    [InlineData("\uFFFE")]
    [InlineData("&")]
    public void An_unreadable_name_matches_nothing(string name)
    {
        var nothing = CompanyName.Read(name, "DE");
        Assert.False(nothing.Compare(nothing, UncountedRarity.Instance).IsMatch);
        Assert.Empty(nothing.Keys);
    }

    [Fact]
    public void Of_very_many_words_the_first_are_read() =>
        Assert.Equal(16, CompanyName.Read(string.Join(' ', Enumerable.Range(0, 100)), "DE").Words.Count);

    [Theory]
    [InlineData("Ernst & Young", "US")]
    [InlineData("Ernst and Young", "US")]
    [InlineData("Ernst + Young", "US")]
    [InlineData("Ernst und Young", "DE")]
    [InlineData("Ernst et Young", "FR")]
    [InlineData("Ernst y Young", "ES")]
    [InlineData("The Ernst&Young", "GB")]
    public void Articles_and_words_for_and_are_left_out(string name, string country) =>
        Assert.Equal("ernst young", Words(name, country));

    [Fact]
    public void A_letter_joins_only_where_it_is_a_word()
    {
        Assert.Equal("ramon cajal", Words("Ramón y Cajal", "ES"));
        Assert.Equal("ramon y cajal", Words("Ramon Y Cajal", "US"));
        Assert.Equal("y combinator", Words("Y Combinator", "ES"));
    }

    [Theory]
    [InlineData("O'Connor", "oconnor")]
    [InlineData("O´Connor", "oconnor")]
    [InlineData("L’Oréal", "loreal")]
    [InlineData("Coca-Cola", "coca cola")]
    [InlineData("F.lli Rossi", "flli rossi")]
    [InlineData("amazon.com", "amazon com")]
    [InlineData("Gebr.Müller", "gebr muller")]
    [InlineData("Masch.bau", "maschbau")]
    [InlineData("ＡＣＭＥ", "acme")]
    [InlineData("Łódź Straße Þór", "lodz strasse thor")]
    public void Punctuation_and_letters(string name, string words) => Assert.Equal(words, Words(name, "DE"));

    [Fact]
    public void Forms_of_forty_countries_and_more_are_known()
    {
        const string Forms = """
            AE FZE; AR S.R.L.; AT OG; AU Pty Ltd; BE BVBA; BG ЕООД; BR Ltda; CA Ltée; CH Sàrl; CL E.I.R.L.; CN 有限公司;
            CO S.A.S.; CY ΛΤΔ; CZ a.s.; DE GmbH; DK ApS; EE OÜ; EG S.A.E.; ES S.L.; FI Oy; FR SARL; GB Ltd;
            GR Ε.Π.Ε.; HK Limited; HR d.o.o.; HU Zrt.; ID Tbk; IE DAC; IL בע"מ; IN Pvt. Ltd.; IS ehf.; IT S.r.l.;
            JP 株式会社; KR 주식회사; KW K.S.C.; KZ ТОО; LT UAB; LU S.à r.l.; LV SIA; MX S.A. de C.V.; MY Sdn Bhd; NL B.V.;
            NO ASA; NZ Ltd; PE S.A.C.; PL Sp. z o.o.; PT Lda; QA W.L.L.; RO S.R.L.; RS д.о.о.; RU ООО; SA ذ.م.م;
            SE AB; SG Pte. Ltd.; SI d.d.; SK s.r.o.; TH จำกัด; TR A.Ş.; TW 股份有限公司; UA ТОВ; US Inc.; VN JSC;
            ZA (Pty) Ltd
            """;
        var forms = Forms.Split(';', StringSplitOptions.TrimEntries);

        Assert.All(forms, it => Assert.Equal("zenitor", Words($"Zenitor {it[3..]}", it[..2])));
        Assert.True(forms.DistinctBy(it => it[..2]).Count() >= 40);
    }

    internal static string Words(string name, string country) =>
        string.Join(' ', CompanyName.Read(name, country).Words.Select(it => it.Text));

    /// <summary>As names are kept: NFKD without marks, put together again.</summary>
    private static string Normal(string words) => string.Join(' ', words.Split(' ').Select(it => Words(it, "ZZ")));
}
