using System.Text.Json;
using ChannelProgram.Application.Mails;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Application.Deals;

/// <summary>What templates may say of a deal. Nothing of it is about another partner, and nobody of staff is named.</summary>
internal static class DealMailValues
{
    /// <summary>Only what this partner itself gave or reads of its deal.</summary>
    public static Dictionary<string, string?> ForPartner(Deal deal) => new()
    {
        ["number"] = deal.Number.Value,
        ["customer"] = deal.Customer.Name,
        ["until"] = deal.ProtectedUntil?.ToMail(),
        ["due"] = deal.DecisionDueBy?.ToMail(),
        ["offeredUntil"] = deal.Lines.OfferedUntil?.ToMail(),
        ["question"] = deal.AnswerDueBy is null ? null : deal.Question,
        ["answerDueBy"] = deal.AnswerDueBy?.ToMail(),
        ["reason"] = deal.Reason is { } reason ? JsonNamingPolicy.CamelCase.ConvertName(reason.ToString()) : null,
        ["message"] = deal.Message,
        ["extensionMessage"] = deal.ExtensionMessage,
    };

    public static Dictionary<string, string?> ForStaff(Deal deal, Partner partner) => new()
    {
        ["number"] = deal.Number.Value,
        ["customer"] = deal.Customer.Name,
        ["partner"] = partner.Name,
        ["due"] = deal.DueBy?.ToMail(),
        ["until"] = deal.ProtectedUntil?.ToMail(),
    };
}
