using System.Net;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Infrastructure.Store;
using ChannelProgram.Web.CustomerResolution;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Accounts;

internal sealed class AccountOperations : IFeatureOperations
{
    private const string One = $"/v1/accounts/{Callers.Absent}";

    public static readonly string[] Read =
    [
        Callers.Crm, .. Callers.Deciders, nameof(Role.ConflictSteering), nameof(Role.ExecutiveSponsor), nameof(Role.Finance),
        nameof(Role.Auditor),
    ];

    public static readonly string[] Write = [Callers.Crm, .. Callers.Deciders];

    private static readonly object Key = new { kind = "duns", value = "150483782" };
    private static readonly object Other = new { account = Callers.Absent };

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("listAccounts", "GET", "/v1/accounts", null, Read),
        new("getAccount", "GET", One, null, Read),
        new("getAccountHistory", "GET", $"{One}/history", null, Read),
        new("updateAccount", "PATCH", One, new { }, Write),
        new("addAccountKey", "POST", $"{One}/keys", Key, Write),
        new("confirmAccountKey", "POST", $"{One}/keys/confirm", Key, Write),
        new("detachAccountKey", "POST", $"{One}/keys/detach", Key, Write),
        new("mergeAccounts", "POST", $"{One}/merge", Other, Callers.Deciders),
        new("unmergeAccounts", "POST", $"{One}/unmerge", Other, Callers.Deciders),
        new("getBuyingUnits", "GET", $"{One}/buying-units", null, Read),
        new("setBuyingUnits", "PUT", $"{One}/buying-units", new { hasBuyingUnits = true }, Callers.Deciders),
        new("getAccountByExternalId", "GET", $"/v1/accounts/by-external-id/{Callers.Absent}", null, Read),
        new("putAccountByExternalId", "PUT", "/v1/accounts/by-external-id/new", new { }, Write),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        ["/v1/accounts"] = async (host, operation) => SetupOf(host, operation, await ExampleAccount(host)),
        ["/v1/accounts/{id}"] = async (host, operation) => SetupOf(host, operation, await ExampleAccount(host)),
        ["/v1/accounts/{id}/merge"] = (host, operation) => MergeSetup(host, operation, merged: false),
        ["/v1/accounts/{id}/unmerge"] = (host, operation) => MergeSetup(host, operation, merged: true),
        ["/v1/accounts/{id}/buying-units"] = async (host, operation) =>
            SetupOf(host, operation, await ExampleAccount(host), isResource: true),
        ["/v1/accounts/by-external-id/{externalId}"] = ByExternalId,
    };

    /// <summary>The account of the customer of the example, as its registration opened it.</summary>
    private static async Task<Guid> ExampleAccount(ChannelHost host)
    {
        await host.ForgetCustomers();
        var deal = await host.RegisterExample(await host.AddPartner());
        return (await host.AccountsOf(deal))[0];
    }

    private static OperationSetup SetupOf(ChannelHost host, DocumentedOperation operation, Guid account, bool isResource = false)
    {
        var path = operation.Definition.Path.Replace("{id}", $"{account}", StringComparison.Ordinal);
        return new(host.StaffWith(operation.Definition.Access.Permission!), path, host.ForgetCustomers, isResource ? path : null);
    }

    /// <summary>The account that examples merge with the other is there, or has been merged with it.</summary>
    private static async Task<OperationSetup> MergeSetup(ChannelHost host, DocumentedOperation operation, bool merged)
    {
        var (survivor, other) = (await ExampleAccount(host), ResolutionExamples.Absorbed.Account!.Value.Value);
        await host.OpenAccount(other);
        await host.Database.Execute(
            "UPDATE accounts SET merged_into = NULL; UPDATE account_merges SET undone_at = now() WHERE undone_at IS NULL");
        if (merged)
            (await host.ChannelManager.Post($"/v1/accounts/{survivor}/merge", new { account = other })).Expect(HttpStatusCode.OK);
        return SetupOf(host, operation, survivor);
    }

    /// <summary>The example's account, once the vendor's system has told its own id of it.</summary>
    private static async Task<OperationSetup> ByExternalId(ChannelHost host, DocumentedOperation operation)
    {
        await ExampleAccount(host);
        var path = operation.Definition.Path.Replace("{externalId}", "crm-account-4711", StringComparison.Ordinal);
        (await host.ChannelManager.Send(
            HttpMethod.Put, path, DocumentedOperation.Json(await host.ExampleOf("putAccountByExternalId"))))
                .Expect(HttpStatusCode.OK);
        return new(host.StaffWith(operation.Definition.Access.Permission!), path, host.ForgetCustomers, path);
    }
}

internal static class ExampleAccounts
{
    /// <summary>An account with this id and no key, unless it is there already.</summary>
    public static async Task OpenAccount(this ChannelHost host, Guid named)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        var db = scope.ServiceProvider.GetRequiredService<ChannelDb>();
        var id = new AccountId(named);
        if (await db.Set<Account>().FindAsync(id) is not null) return;

        var account = Account.Open(CompanyName.Read("Example", "DE"), host.Clock.Now);
        db.Entry(account).Property(it => it.Id).CurrentValue = id;
        db.Add(account);
        await db.SaveChangesAsync();
    }

    /// <summary>Nobody is anybody's customer, and nothing is registered; nor is there what refers to either.</summary>
    public static Task ForgetCustomers(this ChannelHost host) => host.Database.Execute("""
        DELETE FROM conflict_statements; DELETE FROM conflict_documents; DELETE FROM conflict_notes;
        DELETE FROM conflict_decisions; DELETE FROM conflict_parties; DELETE FROM conflicts;
        DELETE FROM credit_shares; DELETE FROM credit_splits; DELETE FROM claims; DELETE FROM vendor_claims; DELETE FROM account_assignments;
        DELETE FROM deal_activities; DELETE FROM deal_documents;
        DELETE FROM deal_keys; DELETE FROM deal_matchings; DELETE FROM deal_products; DELETE FROM deals;
        DELETE FROM account_external_ids; DELETE FROM account_keys; DELETE FROM account_merges; DELETE FROM account_name_keys;
        UPDATE accounts SET parent = NULL; DELETE FROM accounts
        """);
}
