using System.Net;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Web.Setup;

namespace ChannelProgram.Api.Tests.Accounts;

/// <summary>
/// What the hosts of other people's pages made of customers before they were known: one account for everybody there.
/// </summary>
public class FindSharedKeysTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task Customers_with_pages_on_one_host_are_not_taken_for_one()
    {
        var (one, other) = (CustomerKeys.New(), CustomerKeys.New());
        var first = await host.Gold.Registered(one with { Website = "https://www.xing.com/companies/one", Duns = null });
        var second = await host.Gold.Registered(other with { Website = "https://www.xing.com/companies/other", Duns = null });

        Assert.Equal(("approved", "approved"), (first.DealStatus, second.DealStatus));
        Assert.Equal($"DE{one.TaxId}", await host.KeysOf(await host.AccountOf(first)));
    }

    [Fact]
    public async Task A_key_that_many_share_goes_even_if_it_is_the_last_and_who_only_hung_on_it_is_matched_again()
    {
        var site = Registration.NewCustomer();
        var first = await host.Gold.Registered(new(site));
        var account = await host.AccountOf(first);
        var second = await host.Platinum.Registered(new(site, Name: AccountActions.OtherName));
        Assert.Equal(("approved", "waitlisted"), (first.DealStatus, second.DealStatus));
        await MakeOlder(site, "xing.com", "https://www.xing.com/companies/acme");

        Assert.Contains(
            $"xing.com of {Registration.NameOf(site)} ({account}): is shared by many", await Find(), StringComparison.Ordinal);
        Assert.Equal("xing.com", await host.KeysOf(account));
        Assert.Contains($"({account}): detached\n", await Find(detaches: true), StringComparison.Ordinal);

        Assert.Equal("", await host.KeysOf(account));
        Assert.Equal(account, await host.AccountOf(first));
        Assert.Equal("approved", (await host.Gold.Get($"/v1/deals/{first.Id}")).DealStatus);
        Assert.NotEqual(account, await host.AccountOf(second));
        Assert.Equal("approved", (await host.Platinum.Get($"/v1/deals/{second.Id}")).DealStatus);
        var third = CustomerKeys.New() with { Website = "https://www.xing.com/companies/third" };
        Assert.Equal("approved", (await host.Gold.Registered(third)).DealStatus);
        Assert.Equal(1L, await host.Database.Query<long>(
            $"SELECT count(*) FROM audit WHERE action = '{AccountEvent.KeyDetached}' AND subject = '{account}'"));
        Assert.DoesNotContain($"{account}", await Find(detaches: true), StringComparison.Ordinal);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task An_account_keeps_its_other_keys_and_what_they_tie_to_it()
    {
        var customer = CustomerKeys.New();
        var deal = await host.Gold.Registered(customer);
        var account = await host.AccountOf(deal);
        await MakeOlder(customer.Website!, "hispeed.ch", "hispeed.ch");

        Assert.Contains($"({account}): detached\n", await Find(detaches: true), StringComparison.Ordinal);

        Assert.Equal($"{customer.Duns} DE{customer.TaxId}", await host.KeysOf(account));
        Assert.Equal(account, await host.AccountOf(deal));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task The_company_that_runs_the_host_keeps_its_key()
    {
        var account = await host.AccountOf(await host.Gold.Registered(new("https://www.crunchbase.com", Name: "Crunchbase")));

        Assert.DoesNotContain($"{account}", await Find(detaches: true), StringComparison.Ordinal);

        Assert.Equal("crunchbase.com", await host.KeysOf(account));
        Assert.Equal("waitlisted", (await host.Platinum.Registered(new("crunchbase.com", Name: "Crunchbase"))).DealStatus);
    }

    [Fact]
    public async Task A_key_of_which_nobody_knows_what_was_typed_is_left_to_staff()
    {
        var customer = CustomerKeys.New();
        var account = await host.AccountOf(await host.Gold.Registered(customer with { Website = null }));
        (await host.Crm.Key(account, "", "domain", "https://www.kununu.com/")).Expect(HttpStatusCode.OK);
        var page = await host.Crm.Key(account, "", "domain", "https://www.kununu.com/de/acme");
        Assert.Equal(["/value"], page.Expect(HttpStatusCode.BadRequest).Faults);

        Assert.Contains($"({account}): may be the website of the company", await Find(detaches: true), StringComparison.Ordinal);

        Assert.Contains("kununu.com", await host.KeysOf(account), StringComparison.Ordinal);
    }

    private async Task<string> Find(bool detaches = false)
    {
        using var output = new StringWriter { NewLine = "\n" };
        Assert.Equal(0, await ReviewSharedKeys.Run(host.Services, output, detaches));
        return output.ToString();
    }

    /// <summary>As if a version that did not know the host had taken the registrations.</summary>
    private async Task MakeOlder(string site, string domain, string website) => await host.Database.Execute($"""
        UPDATE account_keys SET value = '{domain}' WHERE value = '{site}';
        UPDATE deal_keys SET value = '{domain}' WHERE value = '{site}';
        UPDATE deals SET customer_website = '{website}' WHERE customer_website = '{site}';
        """);
}
