using System.Net;
using System.Text.Json;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.Conflicts;

/// <summary>What the reports about cases say, as lines to compare.</summary>
internal static class ConflictReports
{
    public const string Statistics = $"{ConflictActions.Conflicts}/statistics";

    public static string SheetOf(string conflict) => $"{ConflictActions.Conflicts}/{conflict}/fact-sheet";

    public static Task<Answer> FactSheet(this Api caller, string conflict) => caller.Get(SheetOf(conflict));

    /// <summary>What it did for a deal.</summary>
    public static async Task Records(this Api partner, string deal, object activity) =>
        (await partner.Post($"/v1/deals/{deal}/activities", activity)).Expect(HttpStatusCode.Created);

    /// <summary>Two that a test knows already: the first has the line of a new customer, the second waits for it.</summary>
    public static async Task<Rivals> Between(this ChannelHost host, Api holder, Api challenger)
    {
        var customer = Registration.NewCustomer();
        var (held, waiting) = (await holder.Registered(customer), await challenger.Registered(customer));
        Assert.Equal(("approved", "waitlisted"), (held.DealStatus, waiting.DealStatus));
        return new(host, holder, challenger, held.Id, waiting.Id, customer);
    }

    /// <summary>The answer with names of ours in place of what was made for this test alone.</summary>
    public static JsonElement Named(this Answer report, params (string Value, string Name)[] names) =>
        JsonSerializer.Deserialize<JsonElement>(names.Aggregate(
            report.Text, (text, it) => text.Replace(it.Value, it.Name, StringComparison.Ordinal)));

    /// <summary>The members of an object with their values: <c>kind dispute, count 5</c>.</summary>
    /// <param name="members">None: all.</param>
    public static string Line(this JsonElement of, params string[] members) => string.Join(
        ", ",
        of.EnumerateObject().Where(it => members.Length == 0 || members.Contains(it.Name))
            .Select(it => $"{it.Name} {TextOf(it.Value)}"));

    /// <summary>The same of each object of a list.</summary>
    public static IReadOnlyList<string> Lines(this JsonElement of, string list, params string[] members) =>
        [.. of.GetProperty(list).EnumerateArray().Select(it => it.Line(members))];

    private static string TextOf(JsonElement value) =>
        value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
