using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Npgsql;

namespace ChannelProgram.Bench;

/// <summary>Makes the database ready that both servers then work on.</summary>
internal static class Preparation
{
    private const int Partners = 1_000;

    /// <summary>More than a page, so that every page is full.</summary>
    private const int DealsOfEach = 60;

    /// <summary>How many of a partner's deals are asked for by id.</summary>
    private const int DealsRead = 10;

    /// <summary>The certificate that the token keys in the database are encrypted with, as in Production.</summary>
    public static void MakeCertificate(string path, string password)
    {
        using var key = RSA.Create(2048);
        Write(new("CN=bench", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), path, password);
    }

    /// <summary>The certificate whose key signs receipts, as in Production.</summary>
    public static void MakeReceiptCertificate(string path, string password)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Write(new("CN=bench", key, HashAlgorithmName.SHA256), path, password);
    }

    private static void Write(CertificateRequest asked, string path, string password)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = asked.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, password));
    }

    /// <summary>Signs up Gold partners with a system each, all by SQL: there is no operation for it.</summary>
    public static async Task<Workload> SignUp(NpgsqlDataSource database)
    {
        await using var signUp = database.CreateCommand(
            """
            WITH partner AS (
              INSERT INTO partners (id, name, name_search_text, country, type, addresses, tier, is_tier_paused, status,
                has_low_win_rate, created_at, updated_at, version, revision, program_version)
              SELECT gen_random_uuid(), 'Bench partner ' || n, ' bench partner ' || n || ' ', 'DE', 'Reseller', '[]', 'gold', false, 'Active',
                false, now(), now(), 1, 1, 1 FROM generate_series(1, $1) AS n
              RETURNING id, name)
            INSERT INTO api_clients (id, client_id, client_type, client_secret, partner, permissions, created_at)
            SELECT gen_random_uuid(), 'bench-' || split_part(name, ' ', 3), 'confidential',
                   encode(sha256(convert_to('bench-' || split_part(name, ' ', 3), 'UTF8')), 'hex'), id,
                   '["ept:token","gt:client_credentials","scp:deals.read","scp:deals.write"]', now()
            FROM partner
            """);
        signUp.Parameters.Add(new() { Value = Partners });
        await signUp.ExecuteNonQueryAsync();

        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        return new([.. Enumerable.Range(1, Partners).Select(it => new PartnerSystem($"bench-{it}"))], today.AddDays(60));
    }

    /// <summary>Gets everybody a token from the product; tokens are good for a quarter of an hour.</summary>
    public static async Task SignIn(Workload workload, Server product)
    {
        using var client = new HttpClient { BaseAddress = new($"http://{product.Address}") };
        foreach (var partner in workload.Partners)
        {
            using var form = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["grant_type"] = "client_credentials",
                    ["client_id"] = partner.Client,
                    ["client_secret"] = partner.Client
                });
            using var answer = await client.PostAsync(new Uri("/connect/token", UriKind.Relative), form);
            using var token = JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
            partner.Token = token.RootElement.GetProperty("access_token").GetString()!;
        }
    }

    /// <summary>
    /// Gives every partner its deals: one that the product registered, copied by SQL with other ids, customers and partners,
    /// whatever columns its rows have.
    /// </summary>
    public static async Task CreateDeals(Workload workload, Server product, NpgsqlDataSource database)
    {
        using var connection = await Connection.Open(product.Address);
        var registered = await connection.Send(Operation.All(workload)[0].Request(new Worker(0), 0));
        using var deal = JsonDocument.Parse(registered.Body);
        await using (var copy = database.CreateCommand(Copies))
        {
            copy.Parameters.Add(new() { Value = deal.RootElement.GetProperty("id").GetGuid() });
            copy.Parameters.Add(new() { Value = DealsOfEach });
            copy.CommandTimeout = 300;
            await copy.ExecuteNonQueryAsync();
        }

        foreach (var statement in (string[])["VACUUM ANALYZE", "CHECKPOINT"])
        {
            await using var command = database.CreateCommand(statement);
            command.CommandTimeout = 300;
            await command.ExecuteNonQueryAsync();
        }

        await ReadDeals(workload, database);
        foreach (var partner in workload.Partners)
            partner.ETag = (await connection.Send(new Worker(0).Get($"/v1/deals/{partner.Deals[0]}", partner, null))).ETag;
    }

    private static async Task ReadDeals(Workload workload, NpgsqlDataSource database)
    {
        var partners = workload.Partners.ToDictionary(it => it.Client);
        await using var query = database.CreateCommand(
            """
            SELECT c.client_id, (array_agg(d.id ORDER BY d.id))[:$1] FROM api_clients c JOIN deals d ON d.partner = c.partner GROUP BY c.id
            """);
        query.Parameters.Add(new() { Value = DealsRead });
        await using var rows = await query.ExecuteReaderAsync();
        while (await rows.ReadAsync()) partners[rows.GetString(0)].Deals = rows.GetFieldValue<Guid[]>(1);
    }

    // A record with some members replaced is what jsonb_populate_record makes of a row, whichever members it has besides.
    private const string Copies =
        """
        WITH one AS MATERIALIZED (
          SELECT p.id AS partner, n, gen_random_uuid() AS deal, gen_random_uuid() AS account,
                 upper(lpad(to_hex(row_number() OVER ()), 8, '0')) AS number, 'copy-' || row_number() OVER () AS name
          FROM partners p, generate_series(1, $2) AS n),
        account AS (
          INSERT INTO accounts SELECT it.*
          FROM one, accounts a, jsonb_populate_record(a, jsonb_build_object('id', one.account)) it
          WHERE a.id = (SELECT account FROM claims WHERE deal = $1 LIMIT 1)),
        key AS (
          INSERT INTO account_keys SELECT it.*
          FROM one, account_keys k, jsonb_populate_record(k, jsonb_build_object(
            'account', one.account, 'origin', one.account, 'value', one.name || '.de')) it
          WHERE k.account = (SELECT account FROM claims WHERE deal = $1 LIMIT 1)),
        name_key AS (
          INSERT INTO account_name_keys (key, account, name, country)
          SELECT left(k.key, 30) || one.number, one.account, k.name, k.country
          FROM one, account_name_keys k WHERE k.account = (SELECT account FROM claims WHERE deal = $1 LIMIT 1)),
        deal AS (
          INSERT INTO deals SELECT it.*
          FROM one, deals d, jsonb_populate_record(d, jsonb_build_object(
            'id', one.deal, 'partner', one.partner, 'external_id', one.name, 'customer_website', one.name || '.de',
            'number', 'DR-' || one.number, 'created_at', d.created_at - n * interval '1 minute')) it
          WHERE d.id = $1),
        deal_key AS (
          INSERT INTO deal_keys SELECT it.*
          FROM one, deal_keys k, jsonb_populate_record(k, jsonb_build_object('deal', one.deal, 'value', one.name || '.de')) it WHERE k.deal = $1),
        product AS (
          INSERT INTO deal_products SELECT it.*
          FROM one, deal_products p, jsonb_populate_record(p, jsonb_build_object('deal', one.deal)) it WHERE p.deal = $1),
        matching AS (
          INSERT INTO deal_matchings SELECT it.*
          FROM one, deal_matchings m, jsonb_populate_record(m, jsonb_build_object('deal', one.deal)) it WHERE m.deal = $1)
        INSERT INTO claims SELECT it.*
        FROM one, claims c, jsonb_populate_record(c, jsonb_build_object(
          'id', nextval(pg_get_serial_sequence('claims', 'id')), 'deal', one.deal, 'account', one.account, 'partner', one.partner)) it
        WHERE c.deal = $1
        """;
}
