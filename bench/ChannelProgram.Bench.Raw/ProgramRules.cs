using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace ChannelProgram.Bench.Raw;

/// <summary>What of the published program a registration needs.</summary>
internal sealed record ProgramRules(
    int Version, string Currency, TimeSpan Protection, IReadOnlyDictionary<string, string> Lines,
    IReadOnlyDictionary<string, decimal> Limits)
{
    public static async Task<ProgramRules> Read(NpgsqlDataSource database)
    {
        await using var query =
            database.CreateCommand("SELECT number, document FROM program_versions ORDER BY effective_from DESC LIMIT 1");
        await using var row = await query.ExecuteReaderAsync();
        await row.ReadAsync();
        using var document = JsonDocument.Parse(row.GetString(1));
        var program = document.RootElement;
        return new(
            row.GetInt32(0),
            program.GetProperty("currency").GetString()!,
            TimeSpan.FromDays(program.GetProperty("dealRegistration").GetProperty("protectionDays").GetInt32()),
            program.GetProperty("products").EnumerateArray().ToDictionary(
                it => it.GetProperty("code").GetString()!, it => it.GetProperty("line").GetString()!),
            program.GetProperty("tiers").EnumerateArray()
                .Where(
                    it => it.GetProperty("dealRegistration").GetBoolean()
                        && it.GetProperty("autoApprovalLimit").ValueKind == JsonValueKind.String)
                .ToDictionary(
                    it => it.GetProperty("code").GetString()!,
                    it => decimal.Parse(it.GetProperty("autoApprovalLimit").GetString()!, CultureInfo.InvariantCulture)));
    }
}
