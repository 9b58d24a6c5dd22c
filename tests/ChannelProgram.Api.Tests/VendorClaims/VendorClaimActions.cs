using System.Net;
using System.Net.Http.Json;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.VendorClaims;

/// <summary>What the vendor does with claims of its own, and with customers of several units, by its name.</summary>
internal static class VendorClaimActions
{
    /// <summary>The account that a deal was recognised as, or that was opened for it.</summary>
    public static async Task<Guid> AccountOf(this ChannelHost host, Answer deal)
    {
        var matching = (await host.ChannelManager.Get($"/v1/deals/{deal.Id}/matching")).Expect(HttpStatusCode.OK).Json;
        return matching.GetProperty("accountOpened").ValueKind is System.Text.Json.JsonValueKind.String
            ? matching.GetProperty("accountOpened").GetGuid()
            : matching.GetProperty("keys")[0].GetProperty("account").GetGuid();
    }

    /// <summary>A customer that nobody holds or awaits, with its account.</summary>
    public static async Task<(string Website, Guid Account)> FreeCustomer(this ChannelHost host)
    {
        var (website, partner) = (Registration.NewCustomer(), await host.AddPartner());
        var deal = await partner.Registered(website);
        await partner.Withdraw(deal.Id);
        return (website, await host.AccountOf(deal));
    }

    public static Task<Answer> Claims(
        this Api caller, Guid account, string[]? lines = null, string kind = "named", string? unit = null,
        string? externalId = null, string? note = null) =>
        caller.Post("/v1/vendor-claims", Form(account, lines, kind, unit, externalId, note));

    public static Task<Answer> PutClaim(
        this Api caller, string externalId, Guid account, string[]? lines = null, string kind = "direct", string? note = null,
        string? ifMatch = null) => caller.Send(
        HttpMethod.Put, $"/v1/vendor-claims/by-external-id/{externalId}",
        JsonContent.Create(Form(account, lines, kind, null, null, note)),
        ifMatch is null ? [] : [("If-Match", ifMatch)]);

    public static Task<Answer> Ends(this Api caller, string claim) => caller.Post($"/v1/vendor-claims/{claim}/end");

    public static async Task<string> LinesOf(this Api caller, string claim) => string.Join(", ",
        (await caller.Get($"/v1/vendor-claims/{claim}")).Expect(HttpStatusCode.OK).Json.GetProperty("lines").EnumerateArray()
            .Select(it => $"{it.GetProperty("line").GetString()} {it.GetProperty("claim").GetString()}"));

    public static async Task SetBuyingUnits(this ChannelHost host, Guid account, bool hasBuyingUnits = true) =>
        (await host.ChannelManager.Send(
            HttpMethod.Put, $"/v1/accounts/{account}/buying-units", JsonContent.Create(new { hasBuyingUnits })))
            .Expect(HttpStatusCode.OK);

    /// <summary>A registration whose partner names a buying unit.</summary>
    public static async Task<Answer> RegisteredFor(
        this Api partner, string website, string? unit, string[]? products = null, string type = "newBusiness") =>
        (await partner.Post("/v1/deals", new
        {
            type,
            customer = new { name = Registration.NameOf(website), country = "DE", website, unit },
            products = (products ?? ["analytics"])
                .Select(code => new { code, amount = new { amount = "10000.00", currency = "USD" } }),
            expectedCloseDate = "2027-06-30",
            stage = "qualified",
            source = "partnerSourced",
        })).Expect(HttpStatusCode.Created);

    public static Task<Answer> ApproveFor(this Api staff, string deal, string? unit) =>
        staff.Post($"/v1/deals/{deal}/approve", unit is null ? null : new { unit });

    private static object Form(Guid account, string[]? lines, string kind, string? unit, string? externalId, string? note) =>
        new { kind, account, lines, unit, externalId, note };
}
