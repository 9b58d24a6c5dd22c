using System.Reflection;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.SqlServer;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Store;

/// <summary>What SqlClient sends and how its failures are read, with a server that says what the test wants.</summary>
public sealed class SqlServerProtocolTests : IDisposable
{
    private readonly TdsServer _server = new();
    private readonly ServiceProvider _product;
    private readonly IServiceScope _scope;
    private readonly IEngine _engine;
    private readonly ChannelDb _db;

    public SqlServerProtocolTests()
    {
        _product = new ServiceCollection().AddLogging().AddMetrics().AddSingleton(TimeProvider.System)
            .AddUseCases().AddSqlServer(_server.ConnectionString).BuildServiceProvider();
        _scope = _product.CreateScope();
        _engine = _product.GetRequiredService<IEngine>();
        _db = _scope.ServiceProvider.GetRequiredService<ChannelDb>();
    }

    [Fact]
    public void SqlClient_finds_the_assembly_it_asks_for_and_in_it_every_type()
    {
        var asked = typeof(SqlConnection).Assembly.GetReferencedAssemblies()
            .Single(it => it.Name == "Microsoft.SqlServer.Server");
        var found = Assembly.Load(asked);

        Assert.Equal(asked.FullName, found.FullName);
        Assert.All(["Format", "IBinarySerialize", "InvalidUdtException", "SqlUserDefinedTypeAttribute"],
            it => Assert.True(found.GetType($"Microsoft.SqlServer.Server.{it}", throwOnError: true)!.IsPublic));
    }

    [Fact]
    public async Task A_command_with_parameters_reaches_the_server()
    {
        var text = "crm-1";
        _server.Answer = _ => new(7);

        Assert.Equal(
            [7],
            await _db.Database.SqlQuery<int>($"SELECT LEN({text}) + {(decimal)1} + {DateTimeOffset.UnixEpoch} AS [Value]")
                .ToListAsync());
        Assert.Equal(["SELECT LEN(@p0) + @p1 + @p2 AS [Value]"], _server.Asked);
    }

    [Fact]
    public async Task Locks_are_requested_in_order_for_the_transaction_in_one_round_trip()
    {
        await InTransaction(() => _engine.Lock(_db, [3, -2, 3, 1], default));

        Assert.Equal(3, _server.Asked.Count);
        Assert.Equal(["begin", "commit"], [_server.Asked[0], _server.Asked[2]]);
        Assert.Equal("""
            DECLARE @taken int = 0;
            IF @taken >= 0 EXEC @taken = sp_getapplock @Resource = @p0, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 10000;
            IF @taken >= 0 EXEC @taken = sp_getapplock @Resource = @p1, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 10000;
            IF @taken >= 0 EXEC @taken = sp_getapplock @Resource = @p2, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 10000;
            SELECT @taken AS [Value];
            """, _server.Asked[1]);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(-1, false)]
    public async Task A_lock_that_is_only_tried_is_not_waited_for(int answer, bool taken)
    {
        _server.Answer = _ => new(answer);

        Assert.Equal(taken, await InTransaction(() => _engine.TryLock(_db, 1, default)));
        Assert.Contains("@LockTimeout = 0;", _server.Asked[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, false, true)]
    [InlineData(-2, false, true)]
    [InlineData(-3, true, false)]
    [InlineData(-999, false, false)]
    public async Task A_lock_that_is_refused_is_busy_or_lost_as_the_server_says(int answer, bool lost, bool busy)
    {
        _server.Answer = _ => new(answer);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => InTransaction(() => _engine.Lock(_db, [1], default)));

        Assert.Equal((lost, busy), (_engine.IsConcurrencyConflict(failure), _engine.IsOutage(failure)));
    }

    [Theory]
    [InlineData(1205, "Transaction was deadlocked and has been chosen as the deadlock victim.", true, false, null)]
    [InlineData(3960, "Snapshot isolation transaction aborted due to update conflict.", true, false, null)]
    [InlineData(1222, "Lock request time out period exceeded.", false, true, null)]
    [InlineData(40613, "Database is not currently available.", false, true, null)]
    [InlineData(547, "The INSERT statement conflicted with the CHECK constraint \"ck\".", false, false, null)]
    [InlineData(
        2601,
        "Cannot insert duplicate key row in object 'dbo.claims' with unique index 'ux_claims_one_holder'. The duplicate key "
        + "value is (with unique index 'x').", false, false, "ux_claims_one_holder")]
    [InlineData(
        2627,
        "Violation of PRIMARY KEY constraint 'pk_account_keys'. Cannot insert duplicate key in object 'dbo.account_keys'. "
        + "The duplicate key value is (O'Neil, 'Domain').", false, false, "pk_account_keys")]
    [InlineData(
        2627, "Violation of UNIQUE KEY constraint 'ux'. Cannot insert duplicate key in object 'dbo.t'.", false, false, "ux")]
    public async Task Server_errors_are_classified(int number, string text, bool lost, bool outage, string? violated)
    {
        _server.Answer = _ => new(number, text);

        var failure =
            new DbUpdateException(
                "as EF has it", await Assert.ThrowsAsync<SqlException>(() => _db.Database.ExecuteSqlAsync($"INSERT {1}")));

        Assert.Equal(
            (lost, outage, violated),
            (_engine.IsConcurrencyConflict(failure), _engine.IsOutage(failure), _engine.ViolatedConstraint(failure)));
    }

    [Fact]
    public async Task A_server_that_disconnects_or_is_unreachable_is_an_outage()
    {
        _server.Answer = _ => null;
        var hungUp = await Assert.ThrowsAnyAsync<Exception>(() => _db.Database.ExecuteSqlAsync($"SELECT {1}"));
        _server.Dispose();
        var notThere = await Assert.ThrowsAnyAsync<Exception>(() => _db.Database.ExecuteSqlAsync($"SELECT {1}"));

        Assert.True(_engine.IsOutage(hungUp), hungUp.ToString());
        Assert.True(_engine.IsOutage(notThere), notThere.ToString());
        Assert.False(_engine.IsConcurrencyConflict(hungUp) || _engine.IsConcurrencyConflict(notThere));
    }

    [Fact]
    public async Task A_change_is_rolled_back_to_its_savepoint_and_the_rest_is_committed()
    {
        await Transactions.Run(async ct =>
        {
            var transaction = _db.Database.CurrentTransaction!;
            await transaction.CreateSavepointAsync("before_change", ct);
            await transaction.RollbackToSavepointAsync("before_change", ct);
            return true;
        }, _ => true, default);

        Assert.Equal(
            ["begin", "SAVE TRANSACTION [before_change];", "ROLLBACK TRANSACTION [before_change];", "commit"], _server.Asked);
    }

    [Fact]
    public async Task Migrating_sets_that_a_statement_reads_one_snapshot()
    {
        await _engine.Prepare(_db, default);

        var asked = Assert.Single(_server.Asked);
        Assert.Contains("ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH NO_WAIT", asked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5061, "ALTER DATABASE failed because a lock could not be placed on database 'channel'. Try again later.")]
    [InlineData(5070, "Database state cannot be changed while other users are using the database 'channel'")]
    public async Task Migrating_beside_another_session_says_in_one_sentence_to_end_it(int number, string text)
    {
        _server.Answer = _ => new(number, text);

        var told = await Assert.ThrowsAsync<TimeoutException>(() => _engine.Prepare(_db, default));

        Assert.Equal(
            "READ_COMMITTED_SNAPSHOT cannot be set while another session is in the database; end it and migrate again.",
            told.Message);
    }

    [Fact]
    public async Task Migrating_hides_no_other_failure()
    {
        _server.Answer = _ => new(5011, "User does not have permission to alter database 'channel'.");

        var failure = await Assert.ThrowsAsync<SqlException>(() => _engine.Prepare(_db, default));

        Assert.Contains("permission", failure.Message, StringComparison.Ordinal);
    }

    private ITransactions Transactions => _scope.ServiceProvider.GetRequiredService<ITransactions>();

    public void Dispose()
    {
        _scope.Dispose();
        _product.Dispose();
        _server.Dispose();
    }

    private Task<bool> InTransaction(Func<Task> work) => InTransaction(async () =>
    {
        await work();
        return true;
    });

    private Task<T> InTransaction<T>(Func<Task<T>> work) => Transactions.Run(_ => work(), _ => true, default);
}
