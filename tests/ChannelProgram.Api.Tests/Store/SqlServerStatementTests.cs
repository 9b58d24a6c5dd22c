using System.Runtime.CompilerServices;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Accounts;
using ChannelProgram.Infrastructure.Deals;
using ChannelProgram.Infrastructure.Demo;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.SqlServer;
using ChannelProgram.Infrastructure.Store;
using ChannelProgram.Web.Programs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChannelProgram.Api.Tests.Store;

/// <summary>The SQL that the product's own code sends to SQL Server, as a server hears it.</summary>
public sealed class SqlServerStatementTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DealId Id = new(Guid.CreateVersion7(Now));

    private readonly TdsServer _server = new()
    {
        // Locks are free; what is asked after them has no answer here.
        Answer = sql => sql.Contains("sp_getapplock", StringComparison.Ordinal) ? new(0) : new(50_000, "It runs no SQL."),
    };

    private readonly SettableClock _clock = new();
    private readonly CurrentCaller _caller = new() { Caller = Caller.Program };

    [Fact]
    public async Task A_page_of_the_list_with_every_filter_is_one_statement()
    {
        var filter = new DealFilter
        {
            Status = [DealStatus.Approved, DealStatus.Expired],
            Stage = [SalesStage.Qualified],
            Type = [DealType.NewBusiness],
            Customer = [new([" acme", " gmbh"]), new([" beta"])],
            Product = ["analytics"],
            ExternalId = ["crm-1", "crm-2"],
            Number = [DealNumber.Generate()],
            Partner = [new(Guid.CreateVersion7(Now))],
            UpdatedSince = Now,
            ExpiresBefore = Now,
        };

        var sql = await Sent(async db => await new ListDeals.Handler(
            new ChannelStore(db), OneProgram.Drafts(db), _caller, new OneProgram(ProgramFile.ReadShipped()), new(_clock)).Handle(
            new(filter, new(50, PagePosition.Of(Now, Id))), default));

        Contains(
            sql, "TOP(@", "[d].[external_id] IN (@", "[d].[number] ", "[d].[partner] = @",
            "WHEN [d].[protected_until] > @now THEN 'Approved'",
            "[d].[customer_search_text] LIKE @", "EXISTS (", "[d].[updated_at] >= @", "[d].[created_at] < @", "[d].[id] < @",
            "ORDER BY [d].[created_at] DESC, [d].[id] DESC");
    }

    [Fact]
    public async Task An_attempt_to_sign_in_is_counted_by_one_statement_that_knows_the_limit()
    {
        var sql = await Sent(db => new Attempts(new OneContext(db), new SqlServerEngine(), _clock).TryCount(
            AttemptLimit.SignIn, "somebody", default));

        Contains(
            sql, "UPDATE [a]", "[a].[count] + 1", "[a].[ends_at] <= @", "FROM [attempt_counts] AS [a]", "[a].[key] = @",
            "[a].[count] < @");
    }

    [Fact]
    public async Task A_partners_query_is_filtered_by_partner()
    {
        _caller.Caller =
            new(
                CallerKind.PartnerSystem, "client", new PartnerId(Guid.CreateVersion7(Now)), new HashSet<Role>(),
                new HashSet<string>());

        var id = Id;
        var sql = await Sent(db => new ChannelStore(db).Deals.Where(it => it.Id == id).ToListAsync());

        Contains(sql, "[d].[partner] = @", "[d].[id] = @", "LEFT JOIN [claims]", "LEFT JOIN [deal_products]");
    }

    [Fact]
    public async Task Deals_are_read_for_many_by_their_ids() =>
        Contains(await Sent(db => new DealQueries().Deals(db, [Id, new(Guid.CreateVersion7(Now))]).ToListAsync().AsTask()),
            "[d].[id] IN (@", "LEFT JOIN [claims]", "LEFT JOIN [deal_products]");

    [Fact]
    public async Task The_history_of_a_deal_is_read_from_the_audit()
    {
        var sql =
            await Sent(
                db =>
                    new DealHistory(db, new NoNames()).Of(
                        (Deal)RuntimeHelpers.GetUninitializedObject(typeof(Deal)), before: 9, limit: 50, default));

        Contains(sql, "TOP(@", "FROM [audit]", "[a].[subject] = @", " < @before", "ORDER BY [a].[version] DESC");
    }

    [Fact]
    public async Task The_outbox_is_read_in_the_order_of_row_versions_that_the_server_makes()
    {
        Contains(await Sent(db => new SqlServerEngine().CommittedUpTo(db, default)), "MIN_ACTIVE_ROWVERSION()");
        Contains(await Sent(db => new Outbox(db, new SqlServerEngine()).OldestPending(default)),
            "TOP(1)", "FROM [outbox]", "ORDER BY [o].[position], [o].[ordinal], [o].[id]");
        using (var offline = Engines.Offline("sqlserver"))
        {
            var committed = 7UL;
            Contains(
                offline.Set<OutboxEvent>().Where(it => it.Position < committed).ToQueryString(),
                "binary(8) = 0x0000000000000007", "[o].[position] < @committed");
        }

        var written = await Sent(db =>
        {
            db.Add(new OutboxEvent { Id = Id.Value });
            return db.SaveChangesAsync();
        });
        Contains(written, "INSERT INTO [outbox] ([id], [at], ");
        Assert.DoesNotContain("[position]", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customers_are_matched_by_their_keys()
    {
        var asked = new Domain.Deals.Registration(
            default, new Customer("Acme", "DE", "acme.de", null, "DE123456789", null, null, null, null), [], default, default,
            default, null, null, "crm-1");
        var request = new RegistrationRequest(new(Id.Value), asked, ProgramFile.ReadShipped(), Now);
        var sql = await Sent(db => Registrations(db).Load(request, default), inTransaction: true);

        Contains(sql, "FROM [partners]", "[reserved_external_id] = @", "LEFT JOIN [partner_keys]");
        Contains(await Sent(db => new AccountQueries().OwnedKeys(db, ["acme.de", "DE123456789"]).ToListAsync().AsTask()),
            "FROM [account_keys] AS [a]", "[a].[value] IN (@", "INNER JOIN [accounts]");
    }

    [Fact]
    public async Task Names_are_looked_up_by_their_keys_with_a_row_limit()
    {
        Contains(
            await Sent(db => new AccountQueries().AccountsByNameKeys(db, ["gb=acme", "gb~acme"], 500).ToListAsync().AsTask()),
            // Without a collation of its own each meets a table whose texts have the database's.
            "[a].[key] COLLATE Latin1_General_100_BIN2 IN (", "[key] COLLATE Latin1_General_100_BIN2 = [",
            "(VALUES (", "TOP(1001)", "FROM [account_name_keys]", "TOP(@", "STRING_AGG([a].[key], '|')",
            "ORDER BY COUNT(*) DESC",
            "GROUP BY [a].[account], [a].[name], [a].[country]", "[merged_into] IS NOT NULL");
        Contains(await Sent(db => new AccountQueries().WordsCounted(db, ["acme", "foods"]).ToListAsync().AsTask()),
            "FROM [name_index_progress]", "FROM [name_words]", ".[stem] IN (@");
    }

    [Fact]
    public async Task Competing_claims_are_found_by_the_filters_of_the_indexes()
    {
        var on = new ClaimTarget(new AccountId(Guid.CreateVersion7(Now)), "", "analytics");

        var competing =
            await Sent(
                db => Registrations(db).LoadCompetingClaims([on], new PartnerId(Guid.CreateVersion7(Now)), default),
                inTransaction: true);
        Contains(
            competing, ".[vendor_claim]", ".[state] IN ('Held', 'Offered')", ".[state] = 'Waitlisted'", ".[state] <> 'Released'",
            ".[partner] = @partner", "LEFT JOIN (",
            ".[value_amount]");
        Assert.DoesNotContain("IN ('Held', 'Waitlisted')", competing, StringComparison.Ordinal);
        var first = await Sent(db => Customers(db).FindNextInLine(on with { Unit = "Library" }, default));
        Contains(
            first, "TOP(1)", "[c].[unit] = @unit", "[c].[state] = 'Waitlisted'", "NOT EXISTS (",
            "ORDER BY [c].[has_priority] DESC, [c].[id]");
        var expired = await Sent(db => Customers(db).FindDue(Now, Id, 200, default));
        Contains(
            expired, "TOP(@", "[d].[id] > @", "[d].[next_change_at] <= @now",
            "ORDER BY [d].[id]");
        var left = await Sent(db => Customers(db).FindDueReviews(Now, new(Id, Now), 200, default));
        Contains(left, "TOP(@", "[d].[next_deadline_at] <= @now", "[d].[id] > @", "ORDER BY [d].[next_deadline_at], [d].[id]");
        var deals = await Sent(db => Customers(db).LoadOwners([new(ClaimOwnerKind.Deal, Id.Value)], default));
        Contains(deals, "[d].[id] = @", "ORDER BY [d].[id]");
        var vendors = await Sent(db => Customers(db).LoadOwners([new(ClaimOwnerKind.VendorClaim, Id.Value)], default));
        Contains(vendors, "FROM [vendor_claims]", "[v].[id] = @", "ORDER BY [v].[id]");
    }

    [Fact]
    public async Task Idempotency_keys_are_looked_up_stored_and_deleted()
    {
        var key = new IdempotencyKey("client registerDeal /v1/deals key", new byte[32]);

        Contains(
            await Sent(db => Keys(db).Claim(key, default), inTransaction: true), "FROM [idempotency_keys]", "[i].[key] = @key");
        Contains(await Sent(db =>
        {
            Keys(db).Store(key, new(201, "application/json", "/v1/deals/1", "\"e\"", [1]));
            return db.SaveChangesAsync();
        }), "INSERT INTO [idempotency_keys]");
        Contains(await Sent(db => Keys(db).DeleteExpired(default)), "DELETE FROM [i]", "[i].[created_at] <= @old");

        IdempotencyKeys Keys(ChannelDb db) => new(db, new SqlServerEngine(), new IdempotencyQueries(), _clock);
    }

    [Fact]
    public async Task The_caller_is_read_by_one_query()
    {
        Contains(
            await Sent(db => new IdentityLookups().Tokens(db, [Id.Value]).ToListAsync().AsTask()),
            "[a].[partner], [a].[permissions]", "LEFT JOIN [api_clients]", "LEFT JOIN [oauth_authorizations]", "[o].[id] = @id",
            "[o].[status] = 'valid'");
        Contains(
            await Sent(db => new IdentityLookups().Users(db, [Id.Value]).ToListAsync().AsTask()), "[p].[partner], [p].[role]",
            "[p].[id] = @id");
    }

    [Fact]
    public async Task The_database_clock_is_read_with_its_offset() => Assert.Equal(
        "SELECT SYSDATETIMEOFFSET() AS [Value]", await Sent(db => new SqlServerEngine().Now(db, default)));

    [Fact]
    public async Task Texts_are_compared_exactly_and_by_prefix()
    {
        Contains(await Sent(db => DemoSeed.HasDemoData(db, default)), "[a].[client_id] IN (@", "[a].[revoked_at] IS NULL");

        using var offline = Engines.Offline("sqlserver");
        Contains(
            offline.Set<ApiClient>().Where(it => it.ClientId!.StartsWith("demo-")).ToQueryString(),
            "[a].[client_id] LIKE N'demo-%'");
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(2, 2)]
    public async Task Rows_are_written_in_batches_of_the_configured_size(int? maxBatchSize, int batches)
    {
        _server.Answer = _ => new(0);
        var partners = Enumerable.Range(0, 4)
            .Select(i => Partner.SignUp(new($"Partner {i}", "DE", PartnerType.Reseller), "gold", 1, Now)).ToList();
        foreach (var partner in partners) partner.TakeEvents();

        await using var db = Engines.Open(new SqlServerEngine(maxBatchSize), _server.ConnectionString);
        db.AddRange(partners);
        await db.SaveChangesAsync();

        var inserts = _server.Asked.Where(it => it.Contains("INSERT INTO [partners]", StringComparison.Ordinal)).ToList();
        Assert.Equal(batches, inserts.Count);
        Assert.DoesNotContain(inserts, it => it.Contains("MERGE", StringComparison.Ordinal));
    }

    [Fact]
    public void The_scripts_use_no_optional_server_features()
    {
        using var db = Engines.Offline("sqlserver");

        AssertPlain(db.GetService<IMigrator>().GenerateScript());
        AssertPlain(new SqlServerEngine().GrantsTo("channel"));
    }

    [Fact]
    public void A_statement_that_is_no_Transact_SQL_is_seen() =>
        Assert.NotEmpty(TransactSql.FaultsOf("SELECT count(*) FILTER (WHERE id = 1) FROM deals"));

    [Theory]
    [InlineData("SELECT account FROM claims LIMIT 1")]
    [InlineData("SELECT id FROM audit WHERE data::json->>'deal' = '1'")]
    [InlineData("SELECT count(*) FROM deals WHERE review_required")]
    [InlineData("SELECT count(*) FROM deals WHERE review_required = true")]
    [InlineData("SELECT bool_or(has_priority) FROM claims")]
    [InlineData("UPDATE claims SET protected_until = protected_until + interval '30 days'")]
    [InlineData("TRUNCATE accounts, deals CASCADE")]
    [InlineData("SELECT TOP(1) LEN(name) FROM accounts")]
    public void SQL_of_one_engine_alone_is_seen_in_a_test_for_either(string sql) =>
        Assert.NotEmpty(TransactSql.FaultsOfPlain(sql));

    [Fact]
    public void Every_published_script_is_Transact_SQL() => Assert.All(
        Directory.EnumerateFiles(Setup.PublishedContractTests.PathOf("db/sqlserver"), "*.sql"),
        it => Assert.Empty(TransactSql.FaultsOf(File.ReadAllText(it).Replace("$(role)", "role", StringComparison.Ordinal))));

    [Fact]
    public async Task Locks_take_no_more_parameters_than_a_statement_may_have()
    {
        await using var db = Engines.Open(new SqlServerEngine(), _server.ConnectionString);
        await using var transaction = await db.Database.BeginTransactionAsync();

        await new SqlServerEngine().Lock(db, Enumerable.Range(0, 5_000).Select(it => (long)it), default);

        var statements = _server.Asked.Where(it => it.Contains("sp_getapplock", StringComparison.Ordinal)).ToList();
        Assert.Equal(5, statements.Count);
        Assert.All(statements, it => Assert.DoesNotContain("@p1000", it, StringComparison.Ordinal));
    }

    [Fact]
    public void The_role_may_only_add_to_the_audit()
    {
        var grants = new SqlServerEngine().GrantsTo("odd]name");

        Contains(
            grants, "GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::dbo TO [odd]]name];",
            "DENY UPDATE, DELETE ON dbo.audit TO [odd]]name];",
            "DENY INSERT, UPDATE, DELETE ON dbo.[__EFMigrationsHistory] TO [odd]]name];");
        Assert.DoesNotContain("GRANT ALTER", grants, StringComparison.Ordinal);
        Assert.DoesNotContain("GRANT CONTROL", grants, StringComparison.Ordinal);
    }

    private static Registrations Registrations(ChannelDb db) =>
        new(db, new SqlServerEngine(), new DealQueries(), new AccountQueries(), null!);

    private static Customers Customers(ChannelDb db) => new(db, new SqlServerEngine(), new DealQueries(), null!);

    /// <summary>Whatever was sent in these tests, locks too, is Transact-SQL.</summary>
    public void Dispose()
    {
        _server.Dispose();
        Assert.Empty(_server.Asked.Where(it => it is not ("begin" or "commit" or "rollback")).SelectMany(TransactSql.FaultsOf));
    }

    /// <summary>What was sent first, locks and transactions apart.</summary>
    private sealed class OneContext(ChannelDb db) : IDbContextFactory<ChannelDb>
    {
        public ChannelDb CreateDbContext() => db;
    }

    private async Task<string> Sent(Func<ChannelDb, Task> work, bool inTransaction = false)
    {
        var before = _server.Asked.Count;
        await using var db = Engines.Open(new SqlServerEngine(), _server.ConnectionString);
        db.Scope = _caller;
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await using var transaction = inTransaction ? await db.Database.BeginTransactionAsync() : null;
            await work(db);
        });

        var sql = _server.Asked.Skip(before)
            .First(it => it.Contains('[') && !it.Contains("sp_getapplock", StringComparison.Ordinal));
        AssertPlain(sql);
        return sql;
    }

    private static void Contains(string sql, params string[] parts) =>
        Assert.All(parts, it => Assert.Contains(it, sql, StringComparison.Ordinal));

    private static void AssertPlain(string sql)
    {
        Assert.Empty(TransactSql.FaultsOf(sql));
        Assert.All(
            ["UPDLOCK", "READPAST", "NOLOCK", "ALTER COLUMN", "OPENJSON", "uniqueidentifier"],
            it => Assert.DoesNotContain(it, sql, StringComparison.OrdinalIgnoreCase));
    }

    private sealed class NoNames : ICallerNames
    {
        public Task<IReadOnlyDictionary<string, string?>> Of(IEnumerable<string> callers, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());
    }
}
