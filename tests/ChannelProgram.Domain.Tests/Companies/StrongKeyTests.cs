using System.Text.Json;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Domain.Tests.Companies;

public class StrongKeyTests
{
    [Fact]
    public void Keys_come_sorted_so_that_whoever_locks_them_locks_in_one_order()
    {
        var keys = StrongKey.Of(Site("www.acme.de"), Tax("123456789", "DE"), Number("265501540"), SharedHosts.Known);

        Assert.Equal(
            [new(KeyKind.Domain, "acme.de"), new(KeyKind.TaxId, "DE123456789"), new(KeyKind.Duns, "265501540")], keys);
        Assert.True(new StrongKey(KeyKind.Domain, "z.de") < new StrongKey(KeyKind.TaxId, "A"));
        Assert.True(new StrongKey(KeyKind.Domain, "Z") < new StrongKey(KeyKind.Domain, "a"));
    }

    [Fact]
    public void A_customer_may_have_given_nothing_that_makes_a_key() =>
        Assert.Empty(StrongKey.Of(Site("acme.github.io"), null, null, SharedHosts.Known));

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
                    tax is null ? null : Tax(tax, Given("country")!) ?? throw new InvalidOperationException(tax),
                    number is null ? null : Number(number) ?? throw new InvalidOperationException(number), SharedHosts.Known));

            string? Given(string member) => customer.TryGetProperty(member, out var value) ? value.GetString() : null;
        }
    }

    private static Website? Site(string text) => Website.TryParse(text, out var website, out _) ? website : null;

    private static TaxId? Tax(string text, string country) =>
        TaxId.TryParse(text, country, out var taxId, out _) ? taxId : null;

    private static Duns? Number(string text) => Duns.TryParse(text, out var duns, out _) ? duns : null;
}
