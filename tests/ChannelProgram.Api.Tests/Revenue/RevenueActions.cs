using System.Net;
using System.Text.Json;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Revenue;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Revenue;

/// <summary>What billing does, by its name.</summary>
internal static class RevenueActions
{
    public const string Events = "/v1/revenue-events";
    public const string Bulk = $"{Events}/bulk";

    public static object Payment(
        string? deal = null, string? partner = null, string amount = "1000.00", string? account = null, string? product = null,
        string occurredOn = "2026-11-20", string? externalId = null, string currency = "USD") => new
        {
            externalId = externalId ?? NewId(),
            kind = "payment",
            deal,
            partner,
            account,
            product,
            amount = new { amount, currency },
            occurredOn,
        };

    public static object Refund(
        string of, string? deal = null, string? partner = null, string amount = "100.00", string occurredOn = "2026-11-21",
        string? externalId = null, string currency = "USD") => new
        {
            externalId = externalId ?? NewId(),
            kind = "refund",
            deal,
            partner,
            amount = new { amount, currency },
            occurredOn,
            refundOf = of,
        };

    public static string NewId() => $"inv-{Guid.NewGuid():N}";

    public static Task<Answer> Posts(this Api caller, object happened) => caller.Post(Events, happened);

    public static async Task<Answer> Posted(this Api caller, object happened) =>
        (await caller.Posts(happened)).Expect(HttpStatusCode.Created);

    public static async Task<IReadOnlyList<JsonElement>> PostMany(this Api caller, params object[] items) =>
        [.. (await caller.Post(Bulk, new { items })).Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray()];

    public static async Task<IReadOnlyList<string>> RevenueIds(this Api caller, string filters = "") =>
    [
        .. (await caller.Get($"{Events}?{filters}")).Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray()
            .Select(it => it.GetProperty("id").GetString()!),
    ];

    /// <summary>A deal whose win is confirmed.</summary>
    public static async Task<Answer> WonDeal(this ChannelHost host, Api partner, string website, params string[] products)
    {
        var deal = await partner.Registered(website, products);
        (await partner.Win(deal.Id, "2026-11-23", "10000.00")).Expect(HttpStatusCode.OK);
        return (await host.ChannelManager.ConfirmWin(deal.Id)).Expect(HttpStatusCode.OK);
    }

    /// <summary><c>0 refused invalid /amount/amount</c>.</summary>
    public static string Text(this JsonElement outcome)
    {
        var problem = outcome.TryGetProperty("problem", out var it) ? it : default;
        return string.Join(' ', new[]
        {
            $"{outcome.GetProperty("index").GetInt32()}", outcome.GetProperty("result").GetString(),
            problem.ValueKind is JsonValueKind.Object ? problem.GetProperty("code").GetString() : null,
            problem.ValueKind is JsonValueKind.Object && problem.TryGetProperty("errors", out var errors)
                ? string.Join(' ', errors.EnumerateArray().Select(error => error.GetProperty("pointer").GetString()))
                : null,
        }.Where(part => part is not null));
    }

    /// <summary><c>2026-11-20 1000.00, 2026-11-21 -100.00</c> of one partner, as whoever judges it reads it.</summary>
    public static async Task<string> CreditedTo(this ChannelHost host, string partner, string from = "2026-01-01")
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        var credits = await scope.ServiceProvider.GetRequiredService<ICreditedRevenue>()
            .Of([new(Guid.Parse(partner))], DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), default);
        return string.Join(
            ", ", credits.OrderBy(it => it.OccurredOn).ThenByDescending(it => it.Amount).Select(it => FormattableString.Invariant(
                $"{it.OccurredOn:yyyy-MM-dd} {it.Amount:0.00}")));
    }
}
