using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace ChannelProgram.Api.Tests.Deals.Histories;

/// <summary>A partner as the API and as the model have it.</summary>
internal sealed record Competitor(Api Api, ModelPartner Model);

/// <summary>An action as its right caller sends it.</summary>
internal static partial class ActionRequest
{
    public static async Task<Answer> Send(ChannelHost host, Api partner, string deal, string action, ActionArguments told)
    {
        var caller = action switch
        {
            "approve" or "reject" or "requestInformation" or "decideExtension" or "revoke" or "undo" => host.ChannelManager,
            "confirmWin" => host.Crm,
            _ => partner,
        };
        if (action is "update")
            return await caller.Send(
                HttpMethod.Patch, $"/v1/deals/{deal}", JsonContent.Create(new { stage = DealReading.Stages[told.Stage] }),
                ("If-Match", "*"));
        return await caller.Post(
            $"/v1/deals/{deal}/{Capital().Replace(action, it => "-" + it.Value.ToLowerInvariant())}", BodyOf(action, told));
    }

    public static string Describe(string action, ActionArguments told) => action switch
    {
        "update" => DealReading.Stages[told.Stage],
        "reject" or "revoke" => told.Reason,
        "decideExtension" => $"{told.Grant}",
        "win" => $"{LinesOf(told)} ordered {told.WonOn:MM-dd}",
        "confirmWin" => $"ordered {told.WonOn:MM-dd}",
        "acceptOffer" or "declineOffer" => LinesOf(told),
        _ => "",
    };

    private static string LinesOf(ActionArguments told) => told.Lines is null ? "all" : string.Join(',', told.Lines);

    private static object? BodyOf(string action, ActionArguments told)
    {
        var (value, wonOn) = (new { amount = "1000.00", currency = "USD" }, $"{told.WonOn:yyyy-MM-dd}");
        return action switch
        {
            "reject" or "revoke" => new { reason = told.Reason },
            "requestInformation" => new { question = "Who signs?" },
            "answer" => new { text = "Ada." },
            "acceptOffer" or "declineOffer" => told.Lines is null ? null : new { lines = told.Lines },
            "decideExtension" => new { grant = told.Grant },
            "win" => told.Lines is null
                ? new { wonOn, value, orderReference = "PO-1" }
                : new { wonOn, value, orderReference = "PO-1", products = told.Lines },
            "confirmWin" => new { wonOn, amount = value },
            "lose" => new { reason = "price" },
            "undo" => new { reason = "A mistake." },
            _ => null,
        };
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
