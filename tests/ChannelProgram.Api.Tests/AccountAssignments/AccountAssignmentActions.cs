using System.Net;

namespace ChannelProgram.Api.Tests.AccountAssignments;

/// <summary>What staff does with assignments of customers, by its name.</summary>
internal static class AccountAssignmentActions
{
    public const string All = "/v1/account-assignments";

    public static Task<Answer> AssignAccount(
        this Api caller, Guid account, string partner, string[]? lines = null, DateTimeOffset? from = null,
        DateTimeOffset? until = null, string? note = null) =>
        caller.Post(All, new { account, partner, lines, from, until, note });

    public static async Task<string> AssignedAccount(
        this Api caller, Guid account, string partner, string[]? lines = null, DateTimeOffset? from = null,
        DateTimeOffset? until = null) =>
        (await caller.AssignAccount(account, partner, lines, from, until)).Expect(HttpStatusCode.Created).Id;

    public static Task<Answer> AccountAssignment(this Api caller, string id) => caller.Get($"{All}/{id}");

    public static Task<Answer> EndAccountAssignment(this Api caller, string id, string? reason = null) =>
        caller.Post($"{All}/{id}/end", reason is null ? null : new { reason });

    /// <summary>The ids that a list answers for these filters, in its order.</summary>
    public static async Task<IReadOnlyList<string>> AccountAssignments(this Api caller, string filters) =>
        [.. (await caller.Get($"{All}?{filters}")).Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray()
            .Select(it => it.GetProperty("id").GetString()!)];
}
