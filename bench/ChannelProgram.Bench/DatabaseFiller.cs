using System.Globalization;
using ChannelProgram.Bench.Names;
using ChannelProgram.Domain.Companies.Names;
using Npgsql;
using NpgsqlTypes;

namespace ChannelProgram.Bench;

/// <summary>An end customer of the made-up universe.</summary>
internal sealed record EndCustomer(string Name, string Country, string Domain);

/// <summary>
/// Fills a database with customers as a register of companies has them, each with one key and one live claim by somebody:
/// copies of a deal that the product registered, whatever columns its rows have, with names, keys of names and counted words of
/// their own.
/// </summary>
internal static class DatabaseFiller
{
    /// <summary>So many at a time, so that no statement's memory or log grows with the whole.</summary>
    private const int Batch = 50_000;

    // Copies of one deal, with the columns named that differ; see Preparation.
    private const string Copies =
        """
        WITH one AS MATERIALIZED (
          SELECT f.*, p.id AS partner FROM filling f JOIN filling_partners p ON p.n = f.n % (SELECT count(*) FROM filling_partners)),
        account AS (
          INSERT INTO accounts SELECT it.*
          FROM one, accounts a, jsonb_populate_record(a, jsonb_build_object('id', one.account, 'name', one.name, 'country', one.country)) it
          WHERE a.id = (SELECT account FROM claims WHERE deal = $1)),
        key AS (
          INSERT INTO account_keys SELECT it.*
          FROM one, account_keys k, jsonb_populate_record(k, jsonb_build_object(
            'account', one.account, 'origin', one.account, 'value', one.domain, 'asserted_by', one.partner)) it
          WHERE k.account = (SELECT account FROM claims WHERE deal = $1)),
        name_key AS (
          INSERT INTO account_name_keys (key, account, name, country) SELECT unnest(one.name_keys), one.account, one.name, one.country FROM one),
        deal AS (
          INSERT INTO deals SELECT it.*
          FROM one, deals d, jsonb_populate_record(d, jsonb_build_object(
            'id', one.deal, 'partner', one.partner, 'registered_by', one.partner, 'external_id', one.domain,
            'reserved_external_id', one.domain, 'customer_name', one.name,
            'customer_country', one.country, 'customer_website', one.domain, 'number', 'DR-' || lpad(one.n::text, 8, '0'))) it
          WHERE d.id = $1),
        deal_key AS (
          INSERT INTO deal_keys SELECT it.*
          FROM one, deal_keys k, jsonb_populate_record(k, jsonb_build_object('deal', one.deal, 'value', one.domain, 'partner', one.partner)) it
          WHERE k.deal = $1),
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

    /// <param name="template">A deal that the product registered, for one line of a customer with one key.</param>
    /// <returns>The customers, in the order of their numbers.</returns>
    public static async Task<IReadOnlyList<EndCustomer>> Fill(NpgsqlDataSource database, Guid template, int accounts)
    {
        await using var connection = await database.OpenConnectionAsync();
        await Run(connection,
            """
            SET synchronous_commit = off;
            CREATE TEMPORARY TABLE filling_partners AS SELECT row_number() OVER (ORDER BY id) - 1 AS n, id FROM partners;
            CREATE TEMPORARY TABLE filling (n int, account uuid, deal uuid, name text, country text, domain text, name_keys text[])
            """);
        var customers = new List<EndCustomer>(accounts);
        var words = new Dictionary<string, long>(StringComparer.Ordinal);
        var last = Guid.Empty;
        // Accounts of the past, in the order in which they were opened: new ones come after them, in the index as well.
        var opened = TimeProvider.System.GetUtcNow().AddDays(-1);
        foreach (var some in new CompanyGenerator(seed: 1).Companies().Take(accounts).Index().Chunk(Batch))
        {
            await Run(connection, "TRUNCATE filling");
            await using (var rows = await connection.BeginBinaryImportAsync("COPY filling FROM STDIN (FORMAT BINARY)"))
            {
                foreach (var (n, (name, country)) in some)
                {
                    var customer = new EndCustomer(name, country, $"fill-{n.ToString("d8", CultureInfo.InvariantCulture)}.com");
                    var read = CompanyName.Read(name, country);
                    customers.Add(customer);
                    foreach (var stem in read.Words.Select(it => it.Stem).Distinct(StringComparer.Ordinal))
                        words[stem] = words.GetValueOrDefault(stem) + 1;
                    last = Guid.CreateVersion7(opened.AddMilliseconds(n));
                    await rows.WriteRowAsync(
                        default, n, last, Guid.CreateVersion7(opened.AddMilliseconds(n)), name, country, customer.Domain,
                        read.Keys.ToArray());
                }

                await rows.CompleteAsync();
            }

            await using var copy =
                new NpgsqlCommand(Copies, connection) { CommandTimeout = 600, Parameters = { new() { Value = template } } };
            await copy.ExecuteNonQueryAsync();
        }

        await Count(connection, words, last, accounts);
        await Run(connection, "VACUUM ANALYZE");
        return customers;
    }

    public static async Task Run(NpgsqlDataSource database, string statements)
    {
        await using var connection = await database.OpenConnectionAsync();
        await Run(connection, statements);
    }

    /// <summary>
    /// As the job index-names leaves it once it has gone through all names: otherwise it would do so while it is measured.
    /// </summary>
    private static async Task Count(NpgsqlConnection connection, Dictionary<string, long> words, Guid last, long accounts)
    {
        await Run(connection, "TRUNCATE name_words; TRUNCATE name_index_progress");
        await using (var rows =
            await connection.BeginBinaryImportAsync("COPY name_words (stem, accounts) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var (stem, many) in words.Where(
                it => it.Key.Length is > 0 and <= 100)) await rows.WriteRowAsync(default, stem, many);
            await rows.CompleteAsync();
        }

        await using var read =
            new NpgsqlCommand(
                "INSERT INTO name_index_progress (id, rules, last_account, accounts) VALUES (1, $1, $2, $3)", connection)
            {
                Parameters = { new() { Value = CompanyName.Rules }, new() { Value = last },
                    new() { Value = accounts, NpgsqlDbType = NpgsqlDbType.Bigint } },
            };
        await read.ExecuteNonQueryAsync();
    }

    private static async Task Run(NpgsqlConnection connection, string statements)
    {
        // One at a time: some of them take no company in a transaction.
        foreach (var statement in statements.Split(';'))
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 600 };
            await command.ExecuteNonQueryAsync();
        }
    }
}
