using System.Text.Json;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Infrastructure.Demo;
using ChannelProgram.Infrastructure.Store;
using ChannelProgram.Web.Accounts;
using ChannelProgram.Web.VendorClaims;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Contract;

/// <summary>Who calls an operation, and the path of what it is called on: everything is there for its example to work.</summary>
/// <param name="resource">What the caller reads of it, if not the first four parts of the path.</param>
internal sealed class Scene(Api caller, string path, Func<Task>? clear = null, string? resource = null) : IAsyncDisposable
{
    /// <summary>How one resource of each kind is made ready, by the route up to its id, or what else a whole route needs.</summary>
    private static readonly Dictionary<string, Func<ChannelHost, Described, Task<Scene>>> Resources = new()
    {
        ["/v1/deals/{id}"] = Deal,
        ["/v1/work/{id}"] = Work,
        ["/v1/accounts"] = Account,
        ["/v1/accounts/{id}"] = Account,
        ["/v1/accounts/by-external-id/{externalId}"] = AccountByExternalId,
        ["/v1/vendor-claims"] = NoVendorClaim,
        ["/v1/vendor-claims/{id}"] = VendorClaim,
        ["/v1/vendor-claims/by-external-id/{externalId}"] = VendorClaim,
    };

    /// <summary>
    /// Deals that have just been registered by a partner of this tier, of a customer that the program knows by that name, are
    /// in the states that actions start from.
    /// </summary>
    private static readonly (string Tier, string? KnownAs)[] Situations = [("gold", null), ("silver", null), ("gold", "Zenith Papermill")];

    public Api Caller => caller;

    public string Path => path;

    /// <summary>What the example's body names by the id that the document shows; null: nothing.</summary>
    public string? Named { get; private init; }

    public string Resource => resource ?? string.Join('/', path.Split('/').Take(4));

    public static async Task<Scene> Of(ChannelHost host, Described operation)
    {
        var resource = operation.About.Path[..(operation.About.Path.IndexOf('}', StringComparison.Ordinal) + 1)] is { Length: > 0 } named ? named : operation.About.Path;
        if (Resources.TryGetValue(resource, out var make)) return await make(host, operation);
        if (operation.About.NamesResource)
            throw new Xunit.Sdk.XunitException($"{operation}: {nameof(Scene)}.{nameof(Resources)} does not say how to make a {resource} ready.");

        if (operation.About.Path.StartsWith("/v1/work", StringComparison.Ordinal)) return await Work(host, operation);

        if (Resources.TryGetValue(operation.About.Path, out var around)) return await around(host, operation);
        var access = operation.About.Access;
        if (access == Web.Common.Access.OpenToAll) return new(host.Nobody, operation.About.Path);
        if (access.Permission is not { PartnerScope: not null }) return new(access.Permission is { } staff ? Staff(host, staff) : host.Gold, operation.About.Path);

        var partner = await host.AddPartner();
        // So that a list has something to tell.
        if (operation.About.IsRead) await Register(host, partner);
        return new(partner, operation.About.Path, () => WithdrawAll(partner));
    }

    public async ValueTask DisposeAsync()
    {
        if (clear is not null) await clear();
    }

    /// <summary>A deal, as the example registers it, that lets the operation's caller do what the operation does.</summary>
    private static async Task<Scene> Deal(ChannelHost host, Described operation)
    {
        var action = operation.About.IsRead || operation.About.Method != "POST" ? null : Camel(operation.About.Path.Split('/')[^1]);
        // Its customer is one that the program knows, whichever example comes first.
        await WithdrawAll(await Registering(host));
        foreach (var (tier, knownAs) in Situations)
        {
            if (knownAs is not null) await KnownAs(host, knownAs);
            var partner = await host.AddPartner(tier);
            var deal = await Register(host, partner);
            var permission = operation.About.Access.Permission!;
            var caller = permission.PartnerScope is null ? Staff(host, permission) : partner;
            if (action is null || (await caller.Deal(deal)).Next().Contains(action))
                return new(caller, operation.About.Path.Replace("{id}", deal, StringComparison.Ordinal), Clear);
            await Clear();

            async Task Clear()
            {
                if (knownAs is null) await WithdrawAll(partner);
                else await ForgetCustomers(host);
            }
        }

        throw new Xunit.Sdk.XunitException($"{operation}: no deal that {nameof(Scene)} makes ready offers {action} among its nextActions.");
    }

    /// <summary>One deal, as the example registers it, that waits for staff.</summary>
    private static async Task<Scene> Work(ChannelHost host, Described operation)
    {
        await WithdrawAll(await Registering(host));
        var partner = await host.AddPartner("silver");
        var deal = await Register(host, partner);
        return new(
            Staff(host, operation.About.Access.Permission!), operation.About.Path.Replace("{id}", deal, StringComparison.Ordinal), () => WithdrawAll(partner))
        {
            Named = deal,
        };
    }

    /// <summary>The example's customer is free, for the example to be made; or it is made, for a list to tell.</summary>
    private static async Task<Scene> NoVendorClaim(ChannelHost host, Described operation)
    {
        await ExampleAccount(host);
        if (operation.About.IsRead) await MakeVendorClaim(host);
        return new(Staff(host, operation.About.Access.Permission!), operation.About.Path, () => ForgetVendorClaims(host));
    }

    private static async Task<Scene> VendorClaim(ChannelHost host, Described operation)
    {
        await ExampleAccount(host);
        var claim = await MakeVendorClaim(host);
        var path = operation.About.Path.Replace("{id}", claim, StringComparison.Ordinal)
            .Replace("{externalId}", VendorClaimExamples.Form.ExternalId, StringComparison.Ordinal);
        return new(Staff(host, operation.About.Access.Permission!), path, () => ForgetVendorClaims(host), $"/v1/vendor-claims/{claim}");
    }

    private static async Task<string> MakeVendorClaim(ChannelHost host)
    {
        var make = (await Described.All(host)).Single(it => it.Name == "makeVendorClaim");
        return (await host.ChannelManager.PostText("/v1/vendor-claims", make.ExampleBody)).Expect(System.Net.HttpStatusCode.Created).Id;
    }

    /// <summary>Whoever makes the example next makes it anew: its id of the CRM is free again, too.</summary>
    private static Task ForgetVendorClaims(ChannelHost host) => host.Database.Execute(
        "DELETE FROM claims WHERE vendor_claim IS NOT NULL; DELETE FROM vendor_claims");

    /// <summary>The customer that examples name, which no registration opens.</summary>
    private static Task ExampleAccount(ChannelHost host) => MakeAccount(host, VendorClaimExamples.Account);

    /// <summary>The account that examples merge with the other, or that has been merged with it.</summary>
    private static async Task OtherAccount(ChannelHost host, Guid survivor, bool merged)
    {
        var other = AccountExamples.Absorbed.Account!.Value;
        await MakeAccount(host, other);
        await host.Database.Execute("UPDATE accounts SET merged_into = NULL; UPDATE account_merges SET undone_at = now() WHERE undone_at IS NULL");
        if (merged) (await host.ChannelManager.Post($"/v1/accounts/{survivor}/merge", new { account = other })).Expect(System.Net.HttpStatusCode.OK);
    }

    private static async Task MakeAccount(ChannelHost host, Guid named)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Application.Common.Caller.Program;
        var db = scope.ServiceProvider.GetRequiredService<ChannelDb>();
        var id = new AccountId(named);
        if (await db.Set<Account>().FindAsync(id) is not null) return;

        var account = Domain.Accounts.Account.Open(CompanyName.Read("Example", "DE"), host.Clock.Now);
        db.Entry(account).Property(it => it.Id).CurrentValue = id;
        db.Add(account);
        await db.SaveChangesAsync();
    }

    /// <summary>The account of the customer of the example, as its registration opened it.</summary>
    private static async Task<Scene> Account(ChannelHost host, Described operation)
    {
        await ForgetCustomers(host);
        var partner = await host.AddPartner();
        var deal = await Register(host, partner);
        var account = await host.Database.Query<Guid>($"SELECT account FROM claims WHERE deal = '{deal}' LIMIT 1");
        var path = operation.About.Path.Replace("{id}", $"{account}", StringComparison.Ordinal);
        if (path.EndsWith("merge", StringComparison.Ordinal)) await OtherAccount(host, account, path.EndsWith("/unmerge", StringComparison.Ordinal));
        return new(
            Staff(host, operation.About.Access.Permission!), path, () => ForgetCustomers(host), path.EndsWith("/buying-units", StringComparison.Ordinal) ? path : null);
    }

    /// <summary>The same, once the vendor's system has told its own id of it.</summary>
    private static async Task<Scene> AccountByExternalId(ChannelHost host, Described operation)
    {
        var scene = await Account(host, operation);
        var path = operation.About.Path.Replace("{externalId}", "crm-account-4711", StringComparison.Ordinal);
        var put = (await Described.All(host)).Single(it => it.Name == "putAccountByExternalId");
        (await host.ChannelManager.Send(HttpMethod.Put, path, Described.Json(put.ExampleBody))).Expect(System.Net.HttpStatusCode.OK);
        return new(scene.Caller, path, () => ForgetCustomers(host), path);
    }

    /// <summary>Another partner knows the customer of the example by another name, and is about another line.</summary>
    private static async Task KnownAs(ChannelHost host, string name)
    {
        await ForgetCustomers(host);
        var body = System.Text.Json.Nodes.JsonNode.Parse((await Described.All(host)).Single(it => it.Name == "registerDeal").ExampleBody)!;
        body["customer"]!["name"] = name;
        body["products"] = System.Text.Json.Nodes.JsonNode.Parse("""[{"code":"support","amount":{"amount":"1.00","currency":"USD"}}]""");
        (await (await host.AddPartner()).PostText("/v1/deals", body.ToJsonString())).Expect(System.Net.HttpStatusCode.Created);
    }

    /// <summary>Nobody is anybody's customer, and nothing is registered.</summary>
    private static Task ForgetCustomers(ChannelHost host) => host.Database.Execute(string.Join(
        "; ",
        new[] { "line_conflicts", "account_merges", "claims", "deal_products", "deal_matchings", "deal_keys", "deals", "account_external_ids", "account_keys", "account_name_keys", "accounts" }
            .Select(it => $"DELETE FROM {it}")));

    private static async Task<string> Register(ChannelHost host, Api partner)
    {
        var register = (await Described.All(host)).Single(it => it.Name == "registerDeal");
        return (await partner.PostText("/v1/deals", register.ExampleBody)).Expect(System.Net.HttpStatusCode.Created).Id;
    }

    private static async Task<Api> Registering(ChannelHost host)
    {
        var partner = await host.AddPartner();
        await Register(host, partner);
        return partner;
    }

    /// <summary>The customer is free again for whoever registers the example next.</summary>
    private static async Task WithdrawAll(Api partner)
    {
        foreach (var id in await partner.Listed("limit=200")) await partner.Withdraw(id);
    }

    private static Api Staff(ChannelHost host, Permission permission) =>
        host.Person(DemoSeed.Staff.First(it => permission.Roles.Contains(it.Value)).Key);

    private static string Camel(string kebab) => JsonNamingPolicy.CamelCase.ConvertName(
        string.Concat(kebab.Split('-').Select(it => $"{char.ToUpperInvariant(it[0])}{it[1..]}")));
}
