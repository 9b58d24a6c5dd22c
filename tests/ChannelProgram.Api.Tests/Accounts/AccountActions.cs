using System.Net;
using System.Text;
using System.Text.Json;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Accounts;

/// <summary>What staff does with customers, by its name.</summary>
internal static class AccountActions
{
    public const string OtherName = "Zenith Papermill";

    /// <summary>A registration by what is known of a customer that is taken in, whatever is decided about it.</summary>
    public static async Task<Answer> Registered(
        this Api caller, CustomerKeys customer, string[]? products = null, string amount = "10000.00") =>
        (await caller.Post("/v1/deals", customer.ToRegistration(products ?? ["analytics"], amount)))
            .Expect(HttpStatusCode.Created);

    public static Task<Answer> ConfirmCustomer(this Api caller, Answer deal) =>
        caller.Post($"/v1/deals/{deal.Id}/confirm-customer");

    public static Task<Answer> SeparateCustomer(this Api caller, Answer deal, bool? takeKeys = null) =>
        caller.Post($"/v1/deals/{deal.Id}/separate-customer", takeKeys is null ? null : new { takeKeys });

    public static async Task<Guid> AccountOf(this ChannelHost host, Answer deal) =>
        (await host.AccountsOf(deal.Id, live: true))[0];

    /// <summary>The values of the keys that an account has, sorted.</summary>
    public static async Task<string> KeysOf(this ChannelHost host, Guid account)
    {
        var id = new AccountId(account);
        var values = await host.Database.Read(db =>
            db.Set<AccountKey>().Where(it => it.Account == id).Select(it => it.Value).ToListAsync());
        return string.Join(' ', values.Order(StringComparer.Ordinal));
    }

    public static async Task<JsonElement> Account(this Api caller, Guid account) =>
        (await caller.Get($"/v1/accounts/{account}")).Expect(HttpStatusCode.OK).Json;

    public static async Task<Answer> ChangeAccount(this Api caller, Guid account, string patch) => await caller.Send(
        HttpMethod.Patch, $"/v1/accounts/{account}", new StringContent(patch, Encoding.UTF8, "application/merge-patch+json"),
        ("If-Match", (await caller.Get($"/v1/accounts/{account}")).ETag!));

    public static Task<Answer> Key(this Api caller, Guid account, string what, string kind, string value) =>
        caller.Post($"/v1/accounts/{account}/keys{what}", new { kind, value });

    public static Task<Answer> PutAccount(this Api caller, string externalId, object body, string? ifMatch = null) => caller.Send(
        HttpMethod.Put, $"/v1/accounts/by-external-id/{externalId}", System.Net.Http.Json.JsonContent.Create(body),
        ifMatch is null ? [] : [("If-Match", ifMatch)]);

    public static async Task<IReadOnlyList<Guid>> Accounts(this Api caller, string filter) =>
        [
            .. (await caller.Get($"/v1/accounts?{filter}")).Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray()
                .Select(it => it.GetProperty("id").GetGuid())];
}
