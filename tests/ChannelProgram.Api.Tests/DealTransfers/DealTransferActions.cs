using System.Net;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Users;

namespace ChannelProgram.Api.Tests.DealTransfers;

internal static class DealTransferActions
{
    /// <summary>A partner with a system and an administrator who signs in.</summary>
    public static async Task<(Api System, Api Admin, string Id)> AddPartnerWithAdmin(this ChannelHost host, string tier = "gold")
    {
        var system = await host.AddPartner(tier);
        var id = await system.PartnerId();
        var (_, email) = await host.Joined(host.ProgramAdmin, $"/v1/partners/{id}/users", "partnerAdmin");
        return (system, host.Person(email), id);
    }

    public static Task<Answer> OfferTransfer(this Api caller, string deal, string? note = null) =>
        caller.Post($"/v1/deals/{deal}/transfers", note is null ? null : new { note });

    /// <returns>The id of the transfer, and its code.</returns>
    public static async Task<(string Id, string Code)> OfferedTransfer(this Api caller, string deal, string? note = null)
    {
        var offered = (await caller.OfferTransfer(deal, note)).Expect(HttpStatusCode.Created);
        return (offered.Json.GetProperty("transfer").GetProperty("id").GetString()!, offered.String("code")!);
    }

    public static Task<Answer> AcceptTransfer(this Api caller, string code) =>
        caller.Post("/v1/deal-transfers/accept", new { code });

    public static Task<Answer> DecideTransfer(this Api caller, string id, string decision) =>
        caller.Post($"/v1/deal-transfers/{id}/{decision}");

    /// <summary>From offer to confirmation.</summary>
    public static async Task Transfer(this ChannelHost host, Api giver, Api receiver, string deal)
    {
        var (id, code) = await giver.OfferedTransfer(deal);
        (await receiver.AcceptTransfer(code)).Expect(HttpStatusCode.OK);
        (await host.ChannelManager.DecideTransfer(id, "confirm")).Expect(HttpStatusCode.OK);
    }
}
