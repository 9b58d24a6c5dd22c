using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChannelProgram.Api.Tests.Contract;

/// <summary>
/// An answer without what is another every time: ids, numbers, times, tokens, names of customers and the address that was called.
/// </summary>
internal static partial class ResponseMask
{
    public static string Of(JsonElement answer) => Of(answer.GetRawText());

    public static string Of(string answer) =>
        Generated().Replace(JsonNode.Parse(answer)!.ToJsonString(new JsonSerializerOptions { WriteIndented = true }), "…");

    [GeneratedRegex("""
        [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} | DR-[0-9A-Z]{8} | \d{4}-\d\d-\d\dT[\d:.]+Z | client-[0-9a-f]{32} | (?<="(from|until)":\ ")[\d-]{10} | cps_[\w-]{43} | demo-gold | CfDJ8[\w-]+ | [a-z2-9]{4}(-[a-z2-9]{4}){3} | (?<="secret":\ ")[A-Z2-7]{32} | (?<="uri":\ ")otpauth:[^"]+ | (?<="address":\ ")[0-9a-f.:]+ | eyJ[\w-]+\.[\w-]+\.[\w-]+ | (?<="(x|y|kid|confirmation|code)":\ ")[\w-]{43} | (?<="customer":\ ")[^"]+ | (?<=/calendar/)[\w-]{43} | (?<=/badges/)[0-9a-f]{40} | (?<=/keys/)[\w-]{43} | (?<="n":\ ")[\w-]+ | https?://(localhost|127\.0\.0\.1|api\.example\.com)(:\d+)?
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Generated();
}
