using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Domain.Tests.Companies;

public class TaxIdTests
{
    [Theory]
    [InlineData("DE 123 456 789", "DE", "DE123456789")]
    [InlineData("123456789", "DE", "DE123456789")]
    [InlineData("de-123.456/789", "DE", "DE123456789")]
    [InlineData("A123", "US", "USA123")]
    [InlineData("12345678901234567890", "US", "US12345678901234567890")]
    [InlineData("CHE-123.456.789", "CH", "CH123456789")]
    [InlineData("CH 123 456 789", "CH", "CH123456789")]
    [InlineData("EL123456789", "GR", "GR123456789")]
    [InlineData("GR123456789", "GR", "GR123456789")]
    [InlineData("XI 123 4567 89", "GB", "GB123456789")]
    [InlineData("T1234567890123", "JP", "JP1234567890123")]
    [InlineData("ATU25836575", "AT", "AT25836575")]
    [InlineData("AT 25836575", "AT", "AT25836575")]
    [InlineData("U25836575", "AT", "AT25836575")]
    [InlineData("AT U25 836575", "AT", "AT25836575")]
    public void It_is_a_key_of_its_country_whether_the_countrys_code_was_typed_or_not(string text, string country, string key) =>
        Assert.Equal(key, KeyOf(text, country));

    [Theory]
    [InlineData("FR12345678901", "DE", "DEFR12345678901")]
    [InlineData("EL123456789", "DE", "DEEL123456789")]
    [InlineData("CHE123456789", "AT", "ATCHE123456789")]
    public void The_code_of_another_country_is_part_of_the_number(string text, string country, string key) =>
        Assert.Equal(key, KeyOf(text, country));

    [Theory]
    [InlineData("\u00A0")]
    [InlineData("\u2009")]
    [InlineData("\u202F")]
    [InlineData("\u3000")]
    [InlineData("\u200B")]
    [InlineData("\u2060")]
    [InlineData("\uFEFF")]
    [InlineData("\u200F")]
    [InlineData("\u00AD")]
    [InlineData("\u2028")]
    [InlineData("\u2800")]
    [InlineData("\u2010")]
    [InlineData("\u2011")]
    [InlineData("\u2013")]
    [InlineData("\u2014")]
    [InlineData("\u2212")]
    [InlineData("\u207B")]
    [InlineData("\uFF0D")]
    [InlineData("\uFE63")]
    [InlineData("\u30A0")]
    [InlineData(" . - / ")]
    public void Every_blank_and_dash_may_stand_between(string separator) =>
        Assert.Equal("DE123456789", KeyOf($"DE{separator}123{separator}456{separator}789{separator}", "DE"));

    [Theory]
    [InlineData("VAT No. GB 123 4567 89", "GB", "GB123456789")]
    [InlineData("GB VAT 123 4567 89", "GB", "GB123456789")]
    [InlineData("VAT Reg No: 123456789", "GB", "GB123456789")]
    [InlineData("VATGB123456789", "GB", "GB123456789")]
    [InlineData("NIP: 526-000-12-46", "PL", "PL5260001246")]
    [InlineData("NIP5260001246", "PL", "PL5260001246")]
    [InlineData("NIPPL5260001246", "PL", "PL5260001246")]
    [InlineData("CVR-nr. 12345678", "DK", "DK12345678")]
    [InlineData("ABN 12 345 678 901", "AU", "AU345678901")]
    [InlineData("EIN 12-3456789", "US", "US123456789")]
    [InlineData("Tax ID number 12-3456789", "US", "US123456789")]
    [InlineData("N.I.F. B12345674", "ES", "ESB12345674")]
    [InlineData("CIF: ES-B12345674", "ES", "ESB12345674")]
    [InlineData("OIB 12345678903", "HR", "HR12345678903")]
    [InlineData("CUI RO 1234567", "RO", "RO1234567")]
    [InlineData("C.U.I.T. 30-71234567-1", "AR", "AR30712345671")]
    [InlineData("RUT: 76.123.456-K", "CL", "CL76123456K")]
    [InlineData("R.U.C. N° 20123456789", "PE", "PE20123456789")]
    [InlineData("RIF J-12345678-9", "VE", "VEJ123456789")]
    [InlineData("R.F.C. ABC951231AB1", "MX", "MXABC951231AB1")]
    [InlineData("USt-IdNr.: DE 123 456 789", "DE", "DE123456789")]
    [InlineData("UStIdNr DE123456789", "DE", "DE123456789")]
    [InlineData("UID: ATU25836575", "AT", "AT25836575")]
    [InlineData("N° TVA : FR 40 303 265 045", "FR", "FR303265045")]
    [InlineData("P.IVA IT 12345678901", "IT", "IT12345678901")]
    [InlineData("Partita IVA: 12345678901", "IT", "IT12345678901")]
    [InlineData("C.F./P.IVA 12345678901", "IT", "IT12345678901")]
    [InlineData("P.IVA e C.F. 12345678901", "IT", "IT12345678901")]
    [InlineData("Fed. Tax ID: 12-3456789", "US", "US123456789")]
    [InlineData("Davčna št.: 12345678", "SI", "SI12345678")]
    [InlineData("BTW-nummer NL123456789B01", "NL", "NL123456789")]
    [InlineData("Org.nr. 123 456 789", "NO", "NO123456789")]
    [InlineData("Y-tunnus 1234567-8", "FI", "FI12345678")]
    [InlineData("DIČ: CZ12345678", "CZ", "CZ12345678")]
    [InlineData("IC\u030C 12345678", "SK", "SK12345678")]
    [InlineData("ИНН 7707083893", "RU", "RU7707083893")]
    [InlineData("код ЄДРПОУ 12345678", "UA", "UA12345678")]
    [InlineData("ΑΦΜ: EL 123456789", "GR", "GR123456789")]
    [InlineData("法人番号 1234567890123", "JP", "JP1234567890123")]
    [InlineData("統一編號：12345678", "TW", "TW12345678")]
    [InlineData("ח.פ. 123456782", "IL", "IL123456782")]
    [InlineData("TRN: 100123456700003", "AE", "AE100123456700003")]
    [InlineData("№ 12345678", "BG", "BG12345678")]
    public void What_a_country_writes_in_front_of_a_number_is_no_part_of_it(string text, string country, string key) =>
        Assert.Equal(key, KeyOf(text, country));

    [Theory]
    [InlineData("CHE-123.456.789 MWST", "CH", "CH123456789")]
    [InlineData("CHE123456789TVA", "CH", "CH123456789")]
    [InlineData("CHE-123.456.789 MWST/TVA/IVA", "CH", "CH123456789")]
    [InlineData("CHE-123.456.789 mwst", "LI", "LI123456789")]
    [InlineData("NO 123 456 789 MVA", "NO", "NO123456789")]
    [InlineData("123456789MVA Foretaksregisteret", "NO", "NO123456789")]
    [InlineData("123456789MVA", "DE", "DE123456789MVA")]
    public void What_a_country_writes_behind_a_number_is_no_part_of_it(string text, string country, string key) =>
        Assert.Equal(key, KeyOf(text, country));

    [Theory]
    [InlineData("NIPPON123", "PL", "PLNIPPON123")]
    [InlineData("RFC951231AB1", "MX", "MXRFC951231AB1")]
    [InlineData("IVA 951231 AB1", "MX", "MXIVA951231AB1")]
    [InlineData("MXA951231AB1", "MX", "MXMXA951231AB1")]
    [InlineData("INABC1234F", "IN", "ININABC1234F")]
    [InlineData("N1234567A", "ES", "ESN1234567A")]
    [InlineData("RSSMRA70A01H501S", "IT", "ITRSSMRA70A01H501S")]
    public void Letters_of_a_number_are_not_taken_for_a_label(string text, string country, string key) =>
        Assert.Equal(key, KeyOf(text, country));

    [Theory]
    [InlineData("FR 40 303 265 045", "FR", "FR303265045")]
    [InlineData("FRK7 303 265 045", "FR", "FR303265045")]
    [InlineData("SIREN 303 265 045", "FR", "FR303265045")]
    [InlineData("SIRET: 303 265 045 00012", "FR", "FR303265045")]
    [InlineData("NL123456789B02", "NL", "NL123456789")]
    [InlineData("123456789 RT0001", "CA", "CA123456789")]
    [InlineData("123456789RC0002", "CA", "CA123456789")]
    [InlineData("GB 123 4567 89 001", "GB", "GB123456789")]
    [InlineData("DE123456789-00001", "DE", "DE123456789")]
    [InlineData("51 824 753 556", "AU", "AU824753556")]
    [InlineData("ACN 824 753 556", "AU", "AU824753556")]
    [InlineData("GSTIN 27ABCDE1234F1Z5", "IN", "INABCDE1234F")]
    [InlineData("PAN ABCDE1234F", "IN", "INABCDE1234F")]
    [InlineData("12.345.678/0001-95", "BR", "BR12345678")]
    [InlineData("12.345.678/0002-76", "BR", "BR12345678")]
    [InlineData("12.ABC.345/01DE-35", "BR", "BR12ABC345")]
    [InlineData("00.000.000/0001-91", "BR", "BR00000000")]
    [InlineData("123.456.789-09", "BR", "BR12345678909")]
    [InlineData("NIT 900.123.456-7", "CO", "CO900123456")]
    [InlineData("900123456", "CO", "CO900123456")]
    [InlineData("1.012.345.678", "CO", "CO1012345678")]
    [InlineData("ИНН/КПП 7707083893/773601001", "RU", "RU7707083893")]
    [InlineData("01.234.567.8-901.000", "ID", "ID012345678")]
    [InlineData("0012345678901000", "ID", "ID012345678")]
    [InlineData("123-456-789-00000", "PH", "PH123456789")]
    [InlineData("0101234567-001", "VN", "VN0101234567")]
    [InlineData("0105536000315 00000", "TH", "TH0105536000315")]
    [InlineData("121212121 0001", "BG", "BG121212121")]
    [InlineData("BE 123.456.749", "BE", "BE0123456749")]
    [InlineData("BE0123456749", "BE", "BE0123456749")]
    public void It_is_compared_as_the_number_of_the_legal_entity(string text, string country, string key) =>
        Assert.Equal(key, KeyOf(text, country));

    [Theory]
    [InlineData("SE556012579001", "5560125790", "SE")]
    [InlineData("12345678-2-42", "HU12345678", "HU")]
    [InlineData("12/345/67890", "DE123456789", "DE")]
    [InlineData("DK12345678", "DK1234567890", "DK")]
    public void Where_a_firm_has_several_numbers_they_stay_apart(string one, string other, string country) =>
        Assert.NotEqual(KeyOf(one, country), KeyOf(other, country));

    [Theory]
    [InlineData("ÑAR010101AB1", "MXÑAR010101AB1")]
    [InlineData("ñar 010101 ab1", "MXÑAR010101AB1")]
    [InlineData("N\u0303AR010101AB1", "MXÑAR010101AB1")]
    [InlineData("A&B951231AB1", "MXA&B951231AB1")]
    public void Letters_that_only_one_countrys_numbers_have_are_letters_there(string text, string key)
    {
        Assert.Equal(key, KeyOf(text, "MX"));
        Assert.Null(TaxId.FaultOf(text));
        Assert.Null(Read(text, "ES"));
    }

    [Theory]
    [InlineData("DE")]
    [InlineData("none")]
    [InlineData("NONE")]
    [InlineData("UNKNOWN")]
    [InlineData("exempt")]
    [InlineData("private")]
    [InlineData("PENDING")]
    [InlineData("n/a")]
    [InlineData("XXXXXXXXX")]
    [InlineData("-----")]
    [InlineData("暂无")]
    public void What_has_no_digit_is_refused(string text) => Assert.StartsWith("has no digit", FaultOf(text, "DE"));

    [Theory]
    [InlineData("00000000", "DE")]
    [InlineData("DE000000000", "DE")]
    [InlineData("0000", "DE")]
    [InlineData("99-9999999", "US")]
    [InlineData("99999999999", "IT")]
    [InlineData("222222222222", "CO")]
    [InlineData("9999999999999", "EC")]
    [InlineData("00.000.000/0000-00", "BR")]
    [InlineData("ESB00000000", "ES")]
    [InlineData("00000000T", "ES")]
    [InlineData("ATU99999999", "AT")]
    [InlineData("CHE-000.000.000 MWST", "CH")]
    [InlineData("VAT No. 000 0000 00", "GB")]
    [InlineData("66.666.666-6", "CL")]
    [InlineData("000-00-00000", "KR")]
    public void One_digit_throughout_is_nobodys_number(string text, string country) =>
        Assert.StartsWith("is one digit throughout", FaultOf(text, country));

    [Theory]
    [InlineData("ABC111111AB1", "MX")]
    [InlineData("ABCDE1111F", "IN")]
    [InlineData("123456789", "US")]
    public void A_number_with_equal_digits_among_others_or_in_order_is_somebodys(string text, string country) =>
        Assert.NotNull(KeyOf(text, country));

    [Theory]
    [InlineData("XAXX010101000", "MX")]
    [InlineData("XEXX-010101-000", "MX")]
    [InlineData("RFC: XAXX010101000", "MX")]
    [InlineData("55-00000212-6", "AR")]
    [InlineData("444444001", "CO")]
    [InlineData("99001", "BO")]
    [InlineData("999999990", "PT")]
    [InlineData("EI00000000010", "MY")]
    [InlineData("44444401-7", "PY")]
    [InlineData("300000000000", "UA")]
    [InlineData("NL000000000B01", "NL")]
    [InlineData("000000000RT0001", "CA")]
    public void What_a_tax_office_gives_to_anybody_is_well_formed_but_no_key(string text, string country)
    {
        Assert.NotNull(Read(text, country));
        Assert.Null(KeyOf(text, country));
    }

    [Theory]
    [InlineData("")]
    [InlineData("123")]
    [InlineData("1 2-3./")]
    [InlineData("123456789012345678901")]
    [InlineData("12345_6789")]
    [InlineData("12345\t6789")]
    [InlineData("12345\uD8006789")]
    [InlineData("12345\uFFFE6789")]
    [InlineData("１２３４５６７８９")]
    [InlineData("ДЕ123456789")]
    [InlineData("ſ123456")]
    [InlineData("A&B951231AB1")]
    [InlineData("123456789 (draft)")]
    public void What_is_no_tax_id_is_refused(string text) => Assert.Null(Read(text, "DE"));

    [Theory]
    [InlineData("345 678 901 RCS Paris", "FR", "FR345678901")]
    [InlineData("RCS Lyon B 345 678 901", "FR", "FR345678901")]
    [InlineData("RPR Brussel 0123.456.789", "BE", "BE0123456789")]
    public void The_town_of_a_register_is_no_part_of_it(string text, string country, string key) =>
        Assert.Equal(key, KeyOf(text, country));

    [Theory]
    [InlineData("CHE-123.456.789 (MWST)", "CH", "CH123456789")]
    [InlineData("(DE123456788)", "DE", "DE123456788")]
    [InlineData("123456788 (VAT)", "DE", "DE123456788")]
    public void Brackets_around_a_word_or_the_whole_are_no_part_of_it(string text, string country, string key) =>
        Assert.Equal(key, KeyOf(text, country));

    [Fact]
    public void A_refusal_names_the_letters_of_the_country()
    {
        Assert.StartsWith("A tax id has 4 to 20 letters A to Z, Ñ, & or digits", FaultOf("12_45", "MX"));
        Assert.StartsWith("A tax id has 4 to 20 letters A to Z or digits", FaultOf("12_45", "DE"));
    }

    [Fact]
    public void A_key_read_again_stays_the_same()
    {
        foreach (var key in (string[])["FR303265045", "NL123456789", "AU824753556", "INABCDE1234F", "BR12345678", "CO900123456",
            "AT25836575", "CH123456789", "BE0123456749", "MXA&B951231AB1", "ID012345678", "JP1234567890123", "VEJ123456789"])
        {
            Assert.Equal(key, KeyOf(key, key[..2]));
            Assert.Contains(key[..2], TaxId.CountriesNamedBy(key));
        }
    }

    private static string? KeyOf(string text, string country) => Read(text, country)?.Key?.Value;

    private static TaxId? Read(string text, string country) =>
        TaxId.TryParse(text, country, out var taxId, out _) ? taxId : null;

    private static string? FaultOf(string text, string country) =>
        TaxId.TryParse(text, country, out _, out var fault) ? null : fault;
}
