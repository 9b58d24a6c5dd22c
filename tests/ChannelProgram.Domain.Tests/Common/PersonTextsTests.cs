using System.Text;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Tests.Common;

public class PersonTextsTests
{
    private static readonly PersonTexts Ada = new(["ada+x@acme.example"], ["Ada Käßmann"], "+49 30 5550123");

    [Theory]
    [InlineData("Write to ada+x@acme.example.", "Write to erased.")]
    [InlineData("<ADA+X@ACME.EXAMPLE>", "<erased>")]
    [InlineData("xada+x@acme.example", "xada+x@acme.example")]
    [InlineData("ada+x@acme.example.org", "ada+x@acme.example.org")]
    [InlineData("ada+x@acme.example-mail.org", "ada+x@acme.example-mail.org")]
    [InlineData("Met Ada  Käßmann.", "Met erased.")]
    [InlineData("quote_ada-KÄßMANN.pdf", "quote_erased.pdf")]
    [InlineData("Ada Käßmanns son", "Ada Käßmanns son")]
    [InlineData("Ada only", "Ada only")]
    [InlineData("Call +49 (30) 555-0123!", "Call erased!")]
    [InlineData("Call +49 30 55501234!", "Call +49 30 55501234!")]
    public void The_person_is_found_as_a_whole(string text, string redacted) => Assert.Equal(redacted, Ada.Redact(text));

    [Fact]
    public void How_letters_are_composed_does_not_count() =>
        Assert.Equal("erased", Ada.Redact("Ada Käßmann".Normalize(NormalizationForm.FormD)));

    [Fact]
    public void A_name_of_one_word_is_found_only_where_it_stands_alone()
    {
        var sales = new PersonTexts([], ["Sales"]);

        Assert.Equal("Sales asked.", sales.Redact("Sales asked."));
        Assert.True(sales.AreNamedBy("sales"));
    }

    [Theory]
    [InlineData("Jörg Müller", "LLER")]
    [InlineData("Zoë Quisling-Värn", "QUISLING")]
    [InlineData("Ada", "ADA")]
    [InlineData("Ö Å B", "")]
    public void Databases_are_searched_for_letters_that_all_write_alike(string name, string letters) =>
        Assert.Equal(letters, PersonTexts.LettersOf(name));

    [Theory]
    [InlineData("Ada Käßmann", null, true)]
    [InlineData("Ada Käßmann", "other@acme.example", false)]
    [InlineData("Somebody", "ADA+X@acme.example", true)]
    [InlineData(null, null, false)]
    public void With_another_address_it_is_somebody_else(string? name, string? email, bool isContact) =>
        Assert.Equal(isContact, Ada.AreContact(name, email));
}
