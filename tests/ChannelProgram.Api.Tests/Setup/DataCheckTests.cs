using System.Net;
using ChannelProgram.Api.Tests.Accounts;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Certifications;
using ChannelProgram.Api.Tests.Commitments;
using ChannelProgram.Api.Tests.Conflicts;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Documents;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Revenue;
using ChannelProgram.Api.Tests.Users;
using ChannelProgram.Api.Tests.VendorClaims;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.CreditShares;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Setup;

/// <summary>Each question of <c>admin check</c> finds what it is there for.</summary>
[Trait("Engine", "postgreSql")]
public sealed class DataCheckTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private const string Nowhere = "'019ab000-0000-7000-8000-000000000001'";

    /// <summary>Constraints would not let it come to what is broken here.</summary>
    private const string WithoutConstraints = """
        SET LOCAL session_replication_role = replica;
        DROP INDEX ux_claims_one_holder; DROP INDEX ux_claims_once_per_partner; DROP INDEX ux_memberships_open
        """;

    [Fact]
    public async Task Each_check_finds_what_is_broken()
    {
        var faults = await Broken();
        Assert.Empty(await Found(""));

        foreach (var (breaking, fault) in faults)
        {
            var found = await Found(breaking);
            Assert.True(
                found.Exists(it => it.Contains(fault, StringComparison.Ordinal)), $"{breaking}: {string.Join('\n', found)}");
            Assert.All(found, it => Assert.DoesNotContain('\n', it));
        }
    }

    [Fact]
    public async Task Every_feature_with_checks_is_asked()
    {
        await using var scope = host.Services.CreateAsyncScope();

        Assert.Equal(
            ["api-clients", "certifications", "claims", "commitments", "conflicts", "credit-shares", "deals", "documents",
                "offboarding", "people", "revenue", "tiers", "users", "vendor-claims"],
            scope.ServiceProvider.GetServices<IDataCheck>().Select(it => it.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_check_can_change_nothing()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ChannelDb>();
        var checks = new DataChecks(db, scope.ServiceProvider.GetRequiredService<IEngine>(), [new Writing(db)]);

        var failure = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await foreach (var _ in checks.Run(default)) { }
        });

        Assert.Contains("read-only transaction", failure.Message, StringComparison.Ordinal);
    }

    private sealed class Writing(ChannelDb db) : IDataCheck
    {
        public string Name => "writing";

        public IEnumerable<IQueryable<DataFault>> Questions
        {
            get
            {
                db.Database.ExecuteSql($"DELETE FROM receipt_keys");
                return [];
            }
        }
    }

    private async Task<(string Breaking, string Fault)[]> Broken()
    {
        var customer = CustomerKeys.New();
        var held = await host.Gold.Registered(customer);
        var waits = await host.Platinum.Registered(customer);
        (await host.Platinum.Dispute(waits.Id)).Expect(HttpStatusCode.OK);
        (await host.Platinum.Show(await host.Platinum.CaseOf(waits.Id))).Expect(HttpStatusCode.OK);
        var asked = await host.Silver.Registered(CustomerKeys.New(), ["platform"]);
        var account = await VendorClaimActions.AccountOf(host, asked);
        (await VendorClaimActions.Claims(host.ChannelManager, account, ["support"])).Expect(HttpStatusCode.Created);
        await host.Gold.Uploaded(held.Id);
        var admin = host.Person("admin@gold.example");
        var (partner, other) = (await admin.PartnerId(), await host.Silver.PartnerId());
        var users = $"/v1/partners/{partner}/users";
        var (kept, _) = await host.Joined(admin, users);
        var (gone, email) = await host.Joined(admin, users);
        await host.SignIn(email);
        (await admin.Post($"{gone}/remove")).Expect(HttpStatusCode.OK);
        var (user, removed) = (kept.Split('/')[^1], gone.Split('/')[^1]);
        var people = $"/v1/partners/{partner}/people";
        var person = (await admin.Post(people, new { name = "Ada Example", email = "ada@birch.example" }))
            .Expect(HttpStatusCode.Created).Id;
        var client = (await admin.AddClient(await admin.Clients())).Path.Split('/')[^1];
        (await host.ChannelManager.Record(person)).Expect(HttpStatusCode.Created);
        await admin.Post("/v1/deals", new { draft = true, customer = new { name = "Acme" } });
        var invoice = RevenueActions.NewId();
        await host.Crm.Posted(RevenueActions.Payment(partner: partner, externalId: invoice, amount: "100.00"));
        await host.Crm.Posted(RevenueActions.Refund(invoice, partner: partner, amount: "100.00"));
        await admin.SubmittedCommitment(partner);
        await host.Database.Write(db => db.Add(CreditSplit.Decide(
            Id(held), "analytics", [new(Id(held), 60), new(Id(waits), 40)], Guid.NewGuid(), host.Clock.Now).Value));
        var left = $"UPDATE partners SET status = 'Offboarded' WHERE id = '{partner}'";
        var ofHeld = $"(SELECT min(id) FROM claims WHERE deal = '{held.Id}')";

        return
        [
            ($"UPDATE claims SET state = 'Held', unit = 'Library' WHERE deal = '{waits.Id}'", " both have "),
            ($"UPDATE claims SET partner = '{partner}' WHERE deal = '{waits.Id}'", " are both open for "),
            ($"UPDATE claims SET partner = '{partner}', unit = 'Library' WHERE deal = '{waits.Id}'", " are both open for "),
            ($"UPDATE claims SET state = 'Waitlisted' WHERE deal = '{held.Id}'", ", which is free."),
            ($"UPDATE claims SET account = {Nowhere} WHERE deal = '{held.Id}'", " is on account "),
            ($"UPDATE accounts SET merged_into = {Nowhere} WHERE id = '{account}'", ", which has become part of another."),
            ($"UPDATE deals SET partner = {Nowhere} WHERE id = '{held.Id}'", $"Deal {held.Id} is of partner "),
            ($"UPDATE claims SET deal = {Nowhere} WHERE deal = '{held.Id}'", " is of deal "),
            ($"UPDATE claims SET partner = '{other}' WHERE deal = '{held.Id}'", $"another partner than its deal {held.Id}."),
            ($"UPDATE deal_products SET product_line = 'support' WHERE deal = '{held.Id}'", $"deal {held.Id} has no product."),
            ($"UPDATE deals SET status = 'Lost' WHERE id = '{held.Id}'", $"is open, but its deal {held.Id} reads Lost."),
            ($"UPDATE claims SET protected_until = now() + interval '1 year' WHERE id = {ofHeld}", "protected until another"),
            ($"UPDATE deals SET status = 'Waitlisted' WHERE id = '{asked.Id}'", $"Deal {asked.Id} reads Waitlisted, and"),
            ($"UPDATE deals SET status = 'Submitted' WHERE id = '{held.Id}'", $"Deal {held.Id} reads Submitted, and no claim"),
            ($"UPDATE deals SET status = 'Approved' WHERE id = '{asked.Id}'", $"Deal {asked.Id} reads Approved, and no claim"),
            (left, $"is open, but its partner {partner} has left."),
            (left, $"is of partner {partner}, which has left."),
            (left, $"Person {person} belongs to partner {partner}, which has left."),
            (left, $"User {user} signs in for partner {partner}"),
            (
                left.Replace("SET", $"SET successor = '{other}',", StringComparison.Ordinal),
                $"Deal {held.Id} is of partner {partner} still"),
            ("UPDATE vendor_claims SET ended_at = created_at", "has ended."),
            ($"UPDATE deal_documents SET partner = '{other}'", $"is of deal {held.Id} of partner {other}, which does not exist."),
            ("DELETE FROM document_chunks", $"of deal {held.Id} has no content."),
            ("DELETE FROM document_chunks", $"of partner {partner} was submitted, and its document is gone."),
            ("UPDATE conflicts SET stage = 'Decided'", " reads as decided, and has no decision."),
            ("DELETE FROM conflict_parties", " is open, and has no party."),
            ("DELETE FROM document_chunks", " of a conflict has no content."),
            ($"UPDATE revenue_events SET partner = '{other}' WHERE kind = 'Payment'", "is of no payment of its partner"),
            ("UPDATE revenue_events SET amount = 99 WHERE kind = 'Payment'", "was paid back than was paid."),
            ("UPDATE credit_shares SET percentage = 39.99 WHERE percentage = 40", "are not 100 percent."),
            (
                "UPDATE revenue_events SET credit_split = (SELECT min(id::text)::uuid FROM credit_splits) WHERE kind = 'Payment'",
                "do not add up to its net amount."),
            ($"UPDATE memberships SET partner = {Nowhere} WHERE person = '{person}'", $"Person {person} belongs to partner "),
            (
                "INSERT INTO memberships (id, person, partner, name, email, comparable_email, email_confirmed, from_day, "
                + "created_at, revision) "
                + $"SELECT gen_random_uuid(), person, '{other}', name, email, comparable_email, email_confirmed, from_day, "
                + "created_at, revision "
                + $"FROM memberships WHERE person = '{person}'",
                " at once."),
            (
                "INSERT INTO memberships SELECT (jsonb_populate_record(it, jsonb_build_object('id', gen_random_uuid()))).* "
                + $"FROM memberships it WHERE person = '{person}'",
                $"Person {person} is a member of partners {partner} and {partner} at once."),
            ("UPDATE certification_attempts SET program_version = 99", "was judged by version 99"),
            ("UPDATE certification_attempts SET passed = false", "counts as a certification."),
            ("UPDATE certification_attempts SET valid_until = taken_on", "is valid on no day."),
            ($"UPDATE api_clients SET partner = {Nowhere} WHERE id = '{client}'", ", which does not exist."),
            ($"UPDATE portal_users SET partner = {Nowhere} WHERE id = '{user}'", $"User {user} is of partner "),
            ($"DELETE FROM portal_users WHERE role = 'PartnerAdmin' AND partner = '{partner}'", "has no administrator who"),
            (
                $"UPDATE portal_users SET lockout_end = '9999-12-31Z' WHERE role = 'PartnerAdmin' AND partner = '{partner}'",
                $"Partner {partner} is active and has no administrator"),
            (
                "UPDATE portal_users SET lockout_end = '9999-12-31Z' WHERE role = 'ProgramAdmin'",
                "The vendor has no program administrator who can sign in."),
            (
                $"UPDATE oauth_authorizations SET status = 'valid' WHERE subject = '{removed}'",
                $"User {removed} was removed and has session "),
            (
                $"UPDATE portal_users SET two_factor_enabled = true WHERE id = '{removed}'",
                $"User {removed} was removed and has something left"),
            ($"UPDATE partners SET deputy_manager = {Nowhere} WHERE id = '{partner}'", "has a channel manager or deputy"),
        ];
    }

    private static DealId Id(Answer deal) => new(Guid.Parse(deal.Id));

    /// <summary>What is found once something was broken, which is undone afterwards.</summary>
    private async Task<List<string>> Found(string breaking)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        var db = scope.ServiceProvider.GetRequiredService<ChannelDb>();
        await using var undone = await db.Database.BeginTransactionAsync();
        var sql = string.Join("; ", WithoutConstraints, breaking);
        await db.Database.ExecuteSqlRawAsync(sql);
        var found = new List<string>();
        foreach (var question in scope.ServiceProvider.GetServices<IDataCheck>().SelectMany(it => it.Questions))
            found.AddRange((await question.ToListAsync()).Select(it => it.Text));
        return found;
    }
}
