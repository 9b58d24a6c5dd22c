using System.Text.Json;
using Npgsql;

namespace ChannelProgram.Bench;

/// <summary>What is compared must be the same work: the same rows for a registration, the same answers.</summary>
internal static class EquivalenceCheck
{
    private const int Registrations = 20;

    /// <summary>Text of instants has up to six digits less where they are zeros.</summary>
    private const double Tolerance = 0.01;

    private static readonly string[] Tables =
        ["idempotency_keys", "accounts", "account_keys", "account_name_keys", "deals", "deal_keys", "deal_products",
            "deal_matchings", "claims", "audit", "outbox"];

    /// <summary>Lets both register, and compares how many rows of how many bytes that adds to each table.</summary>
    /// <returns>The rows of one registration, table by table.</returns>
    public static async Task<string> SameRows(Workload workload, Server ours, Server raw, NpgsqlDataSource database)
    {
        var (rowsOfOurs, rowsOfRaw) = (await RowsOf(workload, ours, database), await RowsOf(workload, raw, database));
        foreach (var (table, our, its) in Tables.Zip(rowsOfOurs, rowsOfRaw))
            if (our.Rows != its.Rows || Math.Abs(our.Bytes - its.Bytes) > Tolerance * our.Bytes)
                throw new InvalidOperationException(
                    $"{Registrations} registrations add to {table}: ours {our.Rows} rows of {our.Bytes} bytes, raw "
                    + $"{its.Rows} of {its.Bytes}, such as\n{our.Last}\n{its.Last}");
        return string.Join(", ", Tables.Zip(rowsOfOurs, (table, it) => $"{table} {it.Rows / Registrations}"));
    }

    /// <summary>Compares what both answer to the same questions, byte for byte; a cursor is different every time.</summary>
    public static async Task SameAnswers(Workload workload, Server ours, Server raw)
    {
        using var our = await Connection.Open(ours.Address);
        using var its = await Connection.Open(raw.Address);
        var worker = new Worker(0);
        foreach (var partner in workload.Partners.Take(20))
        {
            foreach (var path in (string[])[$"/v1/deals/{partner.Deals[^1]}", "/v1/deals", $"/v1/deals/{Guid.Empty}"])
            {
                var (one, other) = (
                    await our.Send(worker.Get(path, partner, null)), await its.Send(worker.Get(path, partner, null)));
                if (one.Status != other.Status || one.ETag != other.ETag || (one.Status == 200 && Known(one) != Known(other)))
                    throw new InvalidOperationException(
                        $"{path} is answered\n{one.Status} {one.Text} by ours and\n{other.Status} {other.Text} by raw.");
            }
        }

        var (ourMembers, itsMembers) = (await RegistrationBy(our, workload), await RegistrationBy(its, workload));
        if (ourMembers != itsMembers)
            throw new InvalidOperationException($"A registration is answered\n{ourMembers} by ours and\n{itsMembers} by raw.");
    }

    private static string Known(Answer answer) => answer.Text.Split("\"next\":")[0];

    /// <summary>The answer to a registration without what is another each time: its values of ids, times and numbers.</summary>
    private static async Task<string> RegistrationBy(Connection connection, Workload workload)
    {
        var answer = await connection.Send(Operation.All(workload)[0].Request(new Worker(0), 0));
        using var deal = JsonDocument.Parse(answer.Body);
        return $"{answer.Status} {string.Join(' ', Lines(deal.RootElement, ""))}";

        static IEnumerable<string> Lines(JsonElement it, string path) => it.ValueKind switch
        {
            JsonValueKind.Object => it.EnumerateObject().SelectMany(member => Lines(member.Value, $"{path}/{member.Name}")),
            JsonValueKind.Array => it.EnumerateArray().SelectMany((item, place) => Lines(item, $"{path}/{place}")),
            // Number and name are made anew for every deal and customer, with a digit or without.
            JsonValueKind.String when (path is "/number" or "/customer/name" || it.GetString()!.Any(char.IsDigit))
                && !path.EndsWith("/amount", StringComparison.Ordinal) => [$"{path}=…"],
            _ => [$"{path}={it.GetRawText()}"],
        };
    }

    private static async Task<List<(long Rows, long Bytes, string Last)>> RowsOf(
        Workload workload, Server server, NpgsqlDataSource database)
    {
        var (register, worker, before) = (Operation.All(workload)[0], new Worker(0), await Count(database));
        using var connection = await Connection.Open(server.Address);
        for (var turn = 0; turn < Registrations; turn++)
        {
            var answer = await connection.Send(register.Request(worker, turn));
            if (!register.IsExpected(answer))
                throw new InvalidOperationException($"{server.Name} answers a registration {answer.Status}: {answer.Text}");
        }

        return [.. (await Count(database)).Zip(before, (now, then) => (now.Rows - then.Rows, now.Bytes - then.Bytes, now.Last))];
    }

    private static async Task<List<(long Rows, long Bytes, string Last)>> Count(NpgsqlDataSource database)
    {
        await using var query = database.CreateCommand(string.Join(
            " UNION ALL ",
            Tables.Select((it, place) =>
                $"""
                (SELECT count(*), coalesce(sum(octet_length(t::text)), 0),
                   coalesce((SELECT last::text FROM {it} last ORDER BY ctid DESC LIMIT 1), ''), {place} FROM {it} t)
                """)) + " ORDER BY 4");
        await using var rows = await query.ExecuteReaderAsync();
        var counts = new List<(long, long, string)>();
        while (await rows.ReadAsync()) counts.Add((rows.GetInt64(0), rows.GetInt64(1), rows.GetString(2)));
        return counts;
    }
}
