using System.Globalization;
using System.Text.Json;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Application.Notifications;

/// <summary>What templates may say of a deal. Nothing of it is about another partner, and nobody of staff is named.</summary>
internal static class DealMailValues
{
    /// <summary>Only what this partner itself gave or reads of its deal.</summary>
    public static Dictionary<string, string?> ForPartner(Deal deal) => new()
    {
        ["number"] = deal.Number.Value,
        ["customer"] = deal.Customer.Name,
        ["until"] = TextOf(deal.ProtectedUntil),
        ["due"] = TextOf(deal.DecisionDueBy),
        ["offeredUntil"] = TextOf(deal.Lines.OfferedUntil),
        ["question"] = deal.AnswerDueBy is null ? null : deal.Question,
        ["answerDueBy"] = TextOf(deal.AnswerDueBy),
        ["reason"] = deal.Reason is { } reason ? JsonNamingPolicy.CamelCase.ConvertName(reason.ToString()) : null,
        ["message"] = deal.Message,
        ["extensionMessage"] = deal.ExtensionMessage,
    };

    public static Dictionary<string, string?> ForStaff(Deal deal, Partner partner) => new()
    {
        ["number"] = deal.Number.Value,
        ["customer"] = deal.Customer.Name,
        ["partner"] = partner.Name,
        ["due"] = TextOf(deal.DueBy),
        ["until"] = TextOf(deal.ProtectedUntil),
    };

    private static string? TextOf(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
