using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Npgsql;

namespace ChannelProgram.Bench;

/// <summary>
/// Evaluating the tiers of very many partners by the job, and of one on demand beside a raw query of the same rows.
/// </summary>
internal static class TierBench
{
    private const int OnDemand = 400;

    /// <summary>
    /// Partners with 10 people, 20 certificates and 40 payments of the last 20 months each; every third has contracted enough for
    /// Silver.
    /// </summary>
    public static async Task Fill(NpgsqlDataSource database, int partners)
    {
        string[] statements =
        [
            """
            INSERT INTO partners (id, name, name_search_text, country, type, addresses, tier, is_tier_paused, status,
              has_low_win_rate, created_at, updated_at, version, revision, program_version)
            SELECT gen_random_uuid(), 'Bench partner ' || n, ' bench partner ' || n || ' ', 'DE', 'Reseller', '[]', 'registered', false,
              'Active', false, now() - interval '2 years', now(), 1, 1, 1 FROM generate_series(1, $1) AS n
            """,
            """
            CREATE TABLE bench_people AS
            SELECT gen_random_uuid() AS id, p.id AS partner, n FROM partners p, generate_series(1, 10) AS n
            """,
            "INSERT INTO people (id, created_at) SELECT id, now() - interval '2 years' FROM bench_people",
            """
            INSERT INTO memberships (id, person, partner, name, email, comparable_email, email_confirmed, from_day, created_at, revision)
            SELECT gen_random_uuid(), id, partner, 'Ada Example', id || '@bench.example', upper(id || '@bench.example'), true,
              current_date - 700, now() - interval '700 days', 1 FROM bench_people
            """,
            """
            INSERT INTO certification_attempts (id, external_id, person, certification, score, taken_on, passed, valid_until, counts_as,
              program_version, recorded_at, revision)
            SELECT gen_random_uuid(), id || kind, id, kind, 90, current_date - 300, true, current_date + 430,
              CASE WHEN n % 3 = 0 THEN 'Technical' ELSE 'Sales' END, 1, now() - interval '300 days', 1
            FROM bench_people, unnest(ARRAY['sales', 'technical']) AS kind
            """,
            """
            INSERT INTO revenue_events (id, external_id, kind, partner, amount, currency, net_amount, program_version, occurred_on,
              credited, recorded_at)
            SELECT gen_random_uuid(), p.id || '-' || n, 'Payment', p.id, 7000, 'USD', 7000, 1, current_date - n * 15, true,
              now() - n * interval '15 days' FROM partners p, generate_series(1, 40) AS n
            """,
            """
            INSERT INTO commitments (id, partner, program_year, amount, currency, status, entered_by, entered_at, submitted_at,
              confirmed_at, revision)
            SELECT gen_random_uuid(), id, extract(year FROM now()), 20000, 'USD', 'Confirmed', 'bench', now(), now(), now(), 1
            FROM partners WHERE ascii(right(id::text, 1)) % 3 = 0
            """,
            "DROP TABLE bench_people", "VACUUM ANALYZE",
        ];
        foreach (var statement in statements)
        {
            await using var command = database.CreateCommand(statement);
            command.CommandTimeout = 0;
            if (statement.Contains("$1", StringComparison.Ordinal)) command.Parameters.Add(new() { Value = partners });
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>
    /// Waits until the product's job has evaluated everybody: first when nobody ever was, then once more as on any later day.
    /// </summary>
    /// <param name="process">The product's.</param>
    public static async Task WaitForJob(NpgsqlDataSource database, int partners, int process)
    {
        Report("first", await WaitFor(database, partners, "SELECT count(*) FROM partner_tiers"));
        await WaitUntilIdle(process);
        foreach (var prepare in new[]
            { "UPDATE partner_tiers SET evaluated_at = evaluated_at - interval '1 day'", "VACUUM ANALYZE" })
        {
            await using var command = database.CreateCommand(prepare);
            await command.ExecuteNonQueryAsync();
        }

        Report(
            "next day",
            await WaitFor(database, partners, "SELECT count(*) FROM partner_tiers WHERE evaluated_at >= current_date"));

        await using var held = database.CreateCommand(
            """
            SELECT string_agg(tier || ' ' || n, ', ' ORDER BY tier) FROM (SELECT tier, count(*) AS n FROM partners GROUP BY tier) t
            """);
        Console.WriteLine("tiers: " + await held.ExecuteScalarAsync());

        void Report(string run, TimeSpan took)
        {
            var peak = File.ReadAllLines($"/proc/{process}/status")
                .Single(it => it.StartsWith("VmHWM", StringComparison.Ordinal)).Split(':')[1].Trim();
            Console.WriteLine(FormattableString.Invariant(
                $"{run}: {partners} partners evaluated in {took.TotalSeconds:F1} s, peak memory of the product {peak}"));
        }
    }

    /// <summary>
    /// Until a query counts as many. It begins with the first that is counted, since nobody knows when the job does.
    /// </summary>
    private static async Task<TimeSpan> WaitFor(NpgsqlDataSource database, int partners, string count)
    {
        var since = Stopwatch.StartNew();
        for (var (begun, done) = (false, 0L); done < partners; await Task.Delay(TimeSpan.FromMilliseconds(begun ? 1000 : 100)))
        {
            await using var counted = database.CreateCommand(count);
            done = (long)(await counted.ExecuteScalarAsync())!;
            if (begun || done == 0) continue;
            (begun, since) = (true, Stopwatch.StartNew());
        }

        return since.Elapsed;
    }

    /// <summary>What follows from the first run, such as mails, is not to slow down the next.</summary>
    private static async Task WaitUntilIdle(int process)
    {
        for (var (before, now) = (TimeSpan.Zero, Used()); now - before > TimeSpan.FromSeconds(0.5); (before, now) = (now, Used()))
            await Task.Delay(TimeSpan.FromSeconds(5));

        TimeSpan Used()
        {
            using var product = Process.GetProcessById(process);
            return product.TotalProcessorTime;
        }
    }

    /// <summary>One partner at a time: the product by HTTP, and the same rows by one round trip.</summary>
    public static async Task CompareOnDemand(NpgsqlDataSource database, Server product, string client)
    {
        using var http = new HttpClient { BaseAddress = new($"http://{product.Address}") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await SignIn(http, client));
        var partners = new List<Guid>();
        await using (var some = database.CreateCommand($"SELECT id FROM partners ORDER BY md5(id::text) LIMIT {2 * OnDemand}"))
        await using (var rows = await some.ExecuteReaderAsync())
            while (await rows.ReadAsync()) partners.Add(rows.GetGuid(0));

        var (ours, raw) = (new List<double>(), new List<double>());
        foreach (var (index, partner) in partners.Index())
        {
            var since = Stopwatch.GetTimestamp();
            using var answer = await http.PostAsync(
                new Uri($"/v1/partners/{partner}/tier/evaluate", UriKind.Relative), content: null);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
            var took = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
            since = Stopwatch.GetTimestamp();
            await ReadRaw(database, partner);
            // The first half is warm-up.
            if (index < OnDemand) continue;
            ours.Add(took);
            raw.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }

        ours.Sort();
        raw.Sort();
        Console.WriteLine(FormattableString.Invariant(
            $"one partner on demand, p50: ours {ours[OnDemand / 2]:F2} ms, raw {raw[OnDemand / 2]:F2} ms, ")
            + FormattableString.Invariant($"ours / raw {ours[OnDemand / 2] / raw[OnDemand / 2]:F2}"));
    }

    private static async Task ReadRaw(NpgsqlDataSource database, Guid partner)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in new[]
        {
            "SELECT p.*, t.*, e.* FROM partners p LEFT JOIN partner_tiers t ON t.partner = p.id LEFT JOIN tier_evaluations e "
                + "ON e.id = t.evaluation WHERE p.id = $1",
            "SELECT person, from_day, until_day, created_at, ended_at FROM memberships WHERE partner = $1",
            "SELECT id, person, counts_as, taken_on, valid_until, recorded_at, withdrawn_at FROM certification_attempts c WHERE "
                + "counts_as IS NOT NULL AND EXISTS (SELECT FROM memberships m WHERE m.person = c.person AND m.partner = $1)",
            "SELECT occurred_on, net_amount, recorded_at FROM revenue_events WHERE partner = $1 AND credited "
                + "AND credit_split IS NULL UNION ALL "
                + "SELECT occurred_on, net_amount, recorded_at FROM revenue_credits WHERE partner = $1",
            "SELECT answered_on, score, recorded_at, withdrawn_at FROM survey_answers WHERE partner = $1",
            "SELECT program_year, amount, confirmed_at, ended_at FROM commitments WHERE partner = $1 "
                + "AND confirmed_at IS NOT NULL",
        })
            batch.BatchCommands.Add(new(statement) { Parameters = { new() { Value = partner } } });
        await using var rows = await batch.ExecuteReaderAsync();
        do
            while (await rows.ReadAsync()) rows.GetValue(0);
        while (await rows.NextResultAsync());
    }

    /// <summary>A system of the vendor.</summary>
    public static async Task AddClient(NpgsqlDataSource database, string client)
    {
        await using var add = database.CreateCommand(
            """
            INSERT INTO api_clients (id, client_id, client_type, client_secret, permissions, created_at)
            SELECT gen_random_uuid(), $1, 'confidential', encode(sha256(convert_to($1, 'UTF8')), 'hex'),
              '["ept:token","gt:client_credentials","scp:vendor.partner.manage"]', now()
            """);
        add.Parameters.Add(new() { Value = client });
        await add.ExecuteNonQueryAsync();
    }

    private static async Task<string> SignIn(HttpClient http, string client)
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = client,
                ["client_secret"] = client,
            });
        using var answer = await http.PostAsync(new Uri("/connect/token", UriKind.Relative), form);
        using var token = JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        return token.RootElement.GetProperty("access_token").GetString()!;
    }
}
