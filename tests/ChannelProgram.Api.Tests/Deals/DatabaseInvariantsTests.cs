using System.Net;
using ChannelProgram.Api.Tests.Accounts;
using Xunit.Sdk;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>The check that other tests end with does find what it looks for.</summary>
public class DatabaseInvariantsTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    [Theory]
    [InlineData("UPDATE claims SET state = 'Held', unit = 'Library' WHERE deal = '{waits}'", " have (")]
    [InlineData(
        "UPDATE claims SET state = 'Offered', unit = 'Library', expires_at = '2099-01-01T00:00:00Z' WHERE deal = '{waits}'",
        " have (")]
    [InlineData("UPDATE deals SET next_change_at = NULL WHERE id = '{held}'", "changes at  instead of")]
    [InlineData("UPDATE deals SET next_change_at = '2099-01-01T00:00:00Z' WHERE id = '{asked}'", "instead of ")]
    [InlineData("UPDATE deals SET ends_at = NULL WHERE id = '{held}'", "reads Approved and ends at , not ")]
    [InlineData("UPDATE deals SET ends_at = '2099-01-01T00:00:00Z' WHERE id = '{asked}'", "reads Submitted and ends at ")]
    [InlineData("UPDATE claims SET state = 'Waitlisted' WHERE deal = '{held}'", "which is free")]
    [InlineData("UPDATE deals SET created_at = '2099-01-01T00:00:00Z' WHERE id = '{waits}'", "came after the end of claim")]
    [InlineData("UPDATE claims SET protected_until = '2099-01-01T00:00:00Z' WHERE deal = '{held}'", "is protected from")]
    [InlineData("UPDATE vendor_claims SET ends_at = '2099-01-01T00:00:00Z'", "ends at")]
    [InlineData("UPDATE claims SET state = 'Released' WHERE vendor_claim IS NOT NULL", "holds nothing")]
    [InlineData("UPDATE vendor_claims SET version = version + 1", "changed 2 times and has 1 events")]
    [InlineData("UPDATE outbox SET type = 'vendorClaim.made' WHERE type = 'deal.submitted'", "is published")]
    [InlineData("DELETE FROM claims WHERE deal = '{asked}'", "is without claims")]
    [InlineData("DELETE FROM deal_products WHERE deal = '{held}'", "is without products")]
    [InlineData("UPDATE deal_products SET product_line = 'support' WHERE deal = '{held}'", "claims analytics for products of")]
    [InlineData(
        "UPDATE claims SET partner = (SELECT partner FROM deals WHERE id = '{asked}') WHERE deal = '{held}'",
        "is of another partner than its deal")]
    [InlineData("UPDATE deals SET value_amount = value_amount + 1 WHERE id = '{held}'", "worth something else")]
    [InlineData("UPDATE deals SET status = 'Withdrawn' WHERE id = '{held}'", "reads Withdrawn until")]
    [InlineData("UPDATE deals SET final_status = 'Withdrawn' WHERE id = '{held}'", "then Withdrawn")]
    [InlineData("UPDATE deals SET protected_until = NULL WHERE id = '{held}'", "its lines say Approved until")]
    [InlineData("UPDATE deals SET decision_due_by = NULL WHERE id = '{asked}'", "decision due by")]
    [InlineData("UPDATE deals SET next_deadline_at = created_at WHERE id = '{held}'", "decision due by")]
    [InlineData("DELETE FROM outbox WHERE type = 'deal.submitted'", "is audited 1 times and published 0 times")]
    [InlineData("UPDATE deals SET version = version + 1 WHERE id = '{held}'", "changed 3 times and has 2 events")]
    [InlineData("DELETE FROM audit WHERE subject = '{held}' AND action = 'deal.submitted'", "was not submitted once")]
    [InlineData("UPDATE audit SET after = '{}' WHERE subject = '{held}'", "is Approved by no event")]
    [InlineData("DELETE FROM account_keys WHERE account = '{account}'", "has 0 keys of which 3 are audited, opened 1 times")]
    [InlineData("DELETE FROM account_keys WHERE account = '{account}'", "has no key, and nobody said that it is another")]
    [InlineData("UPDATE claims SET account = '{other}' WHERE account = '{account}'", "is nobody's customer")]
    [InlineData(
        "UPDATE account_keys SET value = 'unused.example' WHERE account = '{account}' AND kind = 'Duns'",
        "key Duns:unused.example, which only ended deals were registered by")]
    [InlineData("DELETE FROM deal_keys WHERE deal = '{held}'", "was registered by other keys than it names")]
    [InlineData("UPDATE accounts SET merged_into = '{account}' WHERE id = '{other}'", "and has external ids")]
    [InlineData("UPDATE accounts SET merged_into = '{other}' WHERE id = '{account}'", "which no merge says")]
    [InlineData("UPDATE idempotency_keys SET location = '/v1/deals/none' WHERE status = 201", "names /v1/deals/none")]
    public async Task What_breaks_a_rule_is_found(string breaking, string fault)
    {
        var customer = CustomerKeys.New();
        var held = (await host.Gold.Post("/v1/deals", customer.ToRegistration(["analytics"]), key: $"{Guid.NewGuid()}"))
            .Expect(HttpStatusCode.Created);
        var (waits, another) = (await host.Platinum.Registered(customer), CustomerKeys.New());
        var asked = await host.Silver.Registered(another, ["platform"]);
        var (account, other) = (await host.AccountOf(held), await host.AccountOf(asked));
        (await host.Crm.PutAccount(
            $"{Guid.NewGuid()}", new { name = another.Name, country = "DE", website = another.Website }))
                .Expect(HttpStatusCode.OK);
        (await VendorClaims.VendorClaimActions.Claims(host.ChannelManager, other, ["support"])).Expect(HttpStatusCode.Created);
        await host.Database.ExpectConsistent();

        await host.Database.Execute(breaking
            .Replace("{held}", held.Id, StringComparison.Ordinal).Replace("{waits}", waits.Id, StringComparison.Ordinal)
            .Replace("{asked}", asked.Id, StringComparison.Ordinal)
            .Replace("{account}", $"{account}", StringComparison.Ordinal)
            .Replace("{other}", $"{other}", StringComparison.Ordinal));

        var found = await Assert.ThrowsAnyAsync<XunitException>(host.Database.ExpectConsistent);
        Assert.Contains(fault, found.Message, StringComparison.Ordinal);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await host.ForgetCustomers();
        await host.Database.Execute("DELETE FROM audit; DELETE FROM outbox; DELETE FROM idempotency_keys");
        await host.Database.ExpectConsistent();
    }
}
