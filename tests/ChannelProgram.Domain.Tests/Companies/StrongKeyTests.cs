using System.Text.Json;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Domain.Tests.Companies;

public class StrongKeyTests
{
    [Theory]
    [InlineData("DE 123 456 789", "DE", "DE123456789")]
    [InlineData("123456789", "DE", "DE123456789")]
    [InlineData("de-123.456/789", "DE", "DE123456789")]
    [InlineData("ATU25836575", "AT", "ATU25836575")]
    [InlineData("U25836575", "AT", "ATU25836575")]
    [InlineData("FR123456789", "DE", "DEFR123456789")]
    [InlineData("EL123456789", "GR", "GR123456789")]
    [InlineData("GR123456789", "GR", "GR123456789")]
    [InlineData("123456789", "GR", "GR123456789")]
    [InlineData("EL123456789", "DE", "DEEL123456789")]
    [InlineData("A123", "US", "USA123")]
    [InlineData("12345678901234567890", "US", "US12345678901234567890")]
    public void A_tax_id_is_a_key_of_its_country_whether_the_prefix_was_typed_or_not(string text, string country, string key) =>
        Assert.Equal(new StrongKey(KeyKind.TaxId, key), Tax(text)?.KeyIn(country));

    [Theory]
    [InlineData("")]
    [InlineData("DE")]
    [InlineData("123")]
    [InlineData("1 2-3./")]
    [InlineData("123456789012345678901")]
    [InlineData("12345_6789")]
    [InlineData("12345\u00A06789")]
    [InlineData("12345\t6789")]
    [InlineData("１２３４５６７８９")]
    [InlineData("ДЕ123456789")]
    [InlineData("ſ123456")]
    public void What_is_no_tax_id_is_refused(string text) => Assert.Null(Tax(text));

    [Theory]
    [InlineData("265501540")]
    [InlineData("26-550-1540")]
    [InlineData(" 26 550 15-40 ")]
    public void A_duns_number_is_nine_digits_whatever_stands_between(string text) =>
        Assert.Equal(new StrongKey(KeyKind.Duns, "265501540"), Number(text)?.Key);

    [Theory]
    [InlineData("")]
    [InlineData("26550154")]
    [InlineData("2655015400")]
    [InlineData("26.550.1540")]
    [InlineData("26550154X")]
    [InlineData("٢٦٥٥٠١٥٤٠")]
    public void What_is_no_duns_number_is_refused(string text) => Assert.Null(Number(text));

    [Fact]
    public void Keys_come_sorted_so_that_whoever_locks_them_locks_in_one_order()
    {
        var keys = StrongKey.Of(Site("www.acme.de"), Tax("123456789"), Number("265501540"), "DE", SharedHosts.Known);

        Assert.Equal(
            [new(KeyKind.Domain, "acme.de"), new(KeyKind.TaxId, "DE123456789"), new(KeyKind.Duns, "265501540")], keys);
        Assert.True(new StrongKey(KeyKind.Domain, "z.de") < new StrongKey(KeyKind.TaxId, "A"));
        Assert.True(new StrongKey(KeyKind.Domain, "Z") < new StrongKey(KeyKind.Domain, "a"));
    }

    [Fact]
    public void A_customer_may_have_given_nothing_that_makes_a_key() =>
        Assert.Empty(StrongKey.Of(Site("acme.github.io"), null, null, "DE", SharedHosts.Known));

    [Fact]
    public void Registrations_of_one_company_are_connected_by_keys_and_those_of_two_never()
    {
        var companyOf = new Dictionary<StrongKey, int>();
        var groups = new Dictionary<int, List<HashSet<StrongKey>>>();
        foreach (var (company, keys) in Registrations())
        {
            Assert.NotEmpty(keys);
            Assert.All(keys, key => Assert.Equal(company, companyOf[key] = companyOf.GetValueOrDefault(key, company)));

            var known = groups.GetValueOrDefault(company, []);
            var joined = known.Where(group => group.Overlaps(keys)).ToList();
            groups[company] = [.. known.Except(joined), joined.SelectMany(group => group).Concat(keys).ToHashSet()];
        }

        Assert.Equal(132, groups.Count);
        Assert.All(groups, company => Assert.Single(company.Value));
    }

    private static IEnumerable<(int Company, IReadOnlyList<StrongKey> Keys)> Registrations()
    {
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Companies", "registrations.ndjson")))
        {
            using var row = JsonDocument.Parse(line);
            var customer = row.RootElement.GetProperty("customer");
            var (site, tax, number) = (Given("website"), Given("taxId"), Given("duns"));
            yield return (
                row.RootElement.GetProperty("account").GetInt32(),
                StrongKey.Of(
                    site is null ? null : Site(site) ?? throw new InvalidOperationException(site),
                    tax is null ? null : Tax(tax) ?? throw new InvalidOperationException(tax),
                    number is null ? null : Number(number) ?? throw new InvalidOperationException(number),
                    Given("country")!,
                    SharedHosts.Known));

            string? Given(string member) => customer.TryGetProperty(member, out var value) ? value.GetString() : null;
        }
    }

    private static Website? Site(string text) => Website.TryParse(text, out var website, out _) ? website : null;

    private static TaxId? Tax(string text) => TaxId.TryParse(text, out var taxId, out _) ? taxId : null;

    private static Duns? Number(string text) => Duns.TryParse(text, out var duns, out _) ? duns : null;
}
