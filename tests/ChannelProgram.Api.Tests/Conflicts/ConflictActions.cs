using System.Net;
using System.Text.Json;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.Conflicts;

/// <summary>What callers do with cases.</summary>
internal static class ConflictActions
{
    public const string Conflicts = "/v1/conflicts";

    private static readonly byte[] Order = [.. "An order.\n"u8];

    public static Api Steering(this ChannelHost host) => host.Person("steering@vendor.example");

    public static Api Sponsor(this ChannelHost host) => host.Person("sponsor@vendor.example");

    public static Task<Answer> Dispute(this Api caller, string deal, string statement = "We were there first.") =>
        caller.Post($"/v1/deals/{deal}/dispute", new { statement });

    public static Task<Answer> Conflict(this Api caller, string id) => caller.Get($"{Conflicts}/{id}");

    /// <summary>The id by which the caller knows the newest case of a deal.</summary>
    public static async Task<string> CaseOf(this Api caller, string deal) => (await caller.CasesOf(deal))[0];

    public static async Task<IReadOnlyList<string>> CasesOf(this Api caller, string deal) =>
        [.. (await caller.Get($"{Conflicts}?deal={deal}")).Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray()
            .Select(it => it.GetProperty("id").GetString()!)];

    public static Task<Answer> Step(this Api caller, string id, string step, object? body = null) =>
        caller.Post($"{Conflicts}/{id}/{step}", body);

    /// <summary>What concerns no case that the caller knows by an id.</summary>
    public static Task<Answer> Step(this Api caller, string step, object body) => caller.Post($"{Conflicts}/{step}", body);

    public static Task<Answer> Show(this Api caller, string id, string name = "order.txt", byte[]? file = null) =>
        caller.Send(HttpMethod.Post, $"{Conflicts}/{id}/evidence", DocumentedOperation.Form(name, file ?? Order));

    /// <summary>Up to where it can be decided.</summary>
    public static async Task Mediated(this Api staff, string id)
    {
        (await staff.Step(id, "investigate", new { keepOpen = true })).Expect(HttpStatusCode.OK);
        (await staff.Step(id, "mediate", new { skip = true, reason = "The papers say all." })).Expect(HttpStatusCode.OK);
    }

    /// <param name="shares">Deals with their percentages.</param>
    public static Task<Answer> Settle(
        this Api staff, string id, string outcome, string? deal = null, string? fallback = null,
        params (string Deal, string Percent)[] shares)
    {
        var said = new Dictionary<string, object> { ["outcome"] = outcome, ["reason"] = "So it is." };
        if (deal is not null) said["deal"] = deal;
        if (fallback is not null) said["fallback"] = fallback;
        if (shares.Length > 0) said["shares"] = shares.Select(it => new { deal = it.Deal, percent = it.Percent });
        return staff.Step(id, "decide", said);
    }

    /// <summary>From the beginning to the parties' being told.</summary>
    public static async Task<Answer> Settled(
        this Api staff, string id, string outcome, string? deal = null, string? fallback = null,
        params (string Deal, string Percent)[] shares)
    {
        await staff.Mediated(id);
        (await staff.Settle(id, outcome, deal, fallback, shares)).Expect(HttpStatusCode.OK);
        return (await staff.Step(id, "communicate")).Expect(HttpStatusCode.OK);
    }

    public static Task<Answer> Close(this Api staff, string id, object? prevention = null) =>
        staff.Step(id, "close", new { prevention = prevention ?? new { kind = "none" } });

    /// <summary>What a party is told of its outcome: <c>shared 60</c>.</summary>
    public static string? Outcome(this Answer conflict)
    {
        if (!conflict.Json.TryGetProperty("outcome", out var outcome)) return null;
        var share = outcome.GetProperty("share");
        return outcome.GetProperty("result").GetString()
            + (share.ValueKind is JsonValueKind.Null ? "" : $" {share.GetString()}");
    }

    public static string Stage(this Answer conflict) => conflict.String("stage")!;

    public static string Level(this Answer conflict) => conflict.Json.GetProperty("case").GetProperty("level").GetString()!;
}

/// <summary>Two rivals: the first has the line, the second waits for it.</summary>
internal sealed record Rivals(ChannelHost Host, Api Holder, Api Challenger, string Held, string Waiting, string Customer)
{
    public static async Task<Rivals> Meet(ChannelHost host, params string[] products)
    {
        var partners = await host.AddPartners(2);
        var customer = Registration.NewCustomer();
        var held = await partners[0].Registered(customer, products);
        var waiting = await partners[1].Registered(customer, products);
        Assert.Equal(("approved", "waitlisted"), (held.DealStatus, waiting.DealStatus));
        return new(host, partners[0], partners[1], held.Id, waiting.Id, customer);
    }

    /// <summary>The challenger disputes.</summary>
    /// <returns>The case, by the id of staff.</returns>
    public async Task<string> Dispute()
    {
        (await Challenger.Dispute(Waiting)).Expect(HttpStatusCode.OK);
        return await Host.ChannelManager.CaseOf(Waiting);
    }

    /// <summary>The challenger disputes and shows a document.</summary>
    public async Task<string> DisputeWithEvidence()
    {
        var conflict = await Dispute();
        (await Challenger.Show(await Challenger.CaseOf(Waiting))).Expect(HttpStatusCode.OK);
        return conflict;
    }

    public async Task<(string Holder, string Challenger)> Statuses() =>
        ((await Holder.Deal(Held)).DealStatus, (await Challenger.Deal(Waiting)).DealStatus);

    public async Task<(string? Holder, string? Challenger)> Outcomes() => (
        (await Holder.Conflict(await Holder.CaseOf(Held))).Outcome(),
        (await Challenger.Conflict(await Challenger.CaseOf(Waiting))).Outcome());
}
