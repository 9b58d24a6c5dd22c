using System.Data;
using System.Data.Common;
using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.CustomerResolution;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Accounts;
using ChannelProgram.Infrastructure.CustomerResolution;
using ChannelProgram.Infrastructure.Deals;
using ChannelProgram.Infrastructure.SqlServer;
using ChannelProgram.Infrastructure.Store;
using ChannelProgram.Web.Programs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChannelProgram.Api.Tests.Store;

/// <summary>SQL Server takes at most 2,100 parameters in a statement, two of which the client uses itself.</summary>
public sealed class ParameterLimitTests : IDisposable
{
    private const int MaxParameters = 2_098;
    private const int Many = 5_000;

    private static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlyList<Guid> Ids = [.. Enumerable.Range(0, Many).Select(_ => Guid.CreateVersion7(Now))];

    // Every lock is free.
    private readonly TdsServer _server = new();
    private readonly NothingFound _heard = new();

    private static HashSet<AccountId> Accounts => [.. Ids.Select(it => new AccountId(it))];

    private static List<DealId> Deals => [.. Ids.Select(it => new DealId(it))];

    private static List<StrongKey> Keys =>
        [.. Enumerable.Range(0, Many).Select(it => new StrongKey(KeyKind.Domain, $"c{it}.de"))];

    [Fact]
    public Task The_accounts_of_a_merge_are_locked() => ExpectChunks(db => Merges(db).Lock(Accounts, [], default), lists: 3);

    [Fact]
    public Task The_owners_of_the_claims_of_many_accounts_are_found() =>
        ExpectChunks(db => Merges(db).LoadOwnersOfLiveClaims(Accounts, default));

    [Fact]
    public Task The_owners_of_many_claims_are_found() =>
        ExpectChunks(db => Merges(db).LoadOwnersOfClaims(Enumerable.Range(1, Many).Select(it => (long)it), default));

    [Fact]
    public Task Many_owners_of_claims_are_loaded() => ExpectChunks(
        db => Customers(db).LoadOwners(
            [
                .. Ids.Select(it => new ClaimOwnerId(ClaimOwnerKind.Deal, it)),
                .. Ids.Select(it => new ClaimOwnerId(ClaimOwnerKind.VendorClaim, it)),
            ],
            default),
        lists: 2);

    [Fact]
    public Task A_merge_of_many_accounts_is_undone() => ExpectChunks(
        db => Merges(db).MoveBack(
            AccountMerge.Of(Opened(), Opened(), [], [.. Accounts], Now), Accounts, default),
        lists: 5);

    [Fact]
    public Task Many_keys_are_locked() =>
        ExpectChunks(db => new SqlServerEngine().LockAccounts(db, Keys, [], default));

    [Fact]
    public Task The_keys_of_many_ended_deals_are_found() => ExpectChunks(db =>
        new DealKeys(db, new SqlServerEngine(), new UndoableMerges(db), null!).LoadUnusedKeys(Deals, [], Now, Now, default));

    [Fact]
    public Task Merges_of_many_accounts_are_found() =>
        ExpectChunks(db => new UndoableMerges(db).FindParts(Accounts, Now, default));

    [Fact]
    public async Task Many_keys_in_many_countries_are_part_of_the_statement()
    {
        var letters = Enumerable.Range('A', 26).Select(it => (char)it).ToList();
        var filter = new AccountFilter
        {
            Country = [.. letters.SelectMany(one => letters.Select(other => $"{one}{other}")).Take(50)],
            Key = [.. Enumerable.Range(0, 50).Select(it => Parsed<TypedKey>($"{it}12345TAX"))],
        };

        await Hear(db =>
            filter.Among(db.Set<Account>(), db.Set<AccountKey>(), db.Set<AccountExternalId>()).Select(it => it.Id).ToListAsync());

        Assert.Contains("[a0].[value] IN (N'", Assert.Single(_heard.Statements).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_words_are_part_of_the_statement()
    {
        var words = string.Join(' ', Enumerable.Range(0, 50).Select(it => $"w{it}"));
        var filter = new DealFilter
        {
            Customer = [.. Enumerable.Range(0, 50).Select(it => Parsed<CustomerWords>($"{words} v{it}"))],
        };

        var caller = new CurrentCaller { Caller = Caller.Program };
        await Hear(db => new ListDeals.Handler(
            new ChannelStore(db), OneProgram.Drafts(db), caller,
            new OneProgram(ProgramFile.ReadShipped()), new(new SettableClock()))
            .Handle(new(filter, new(50, null)), default));

        Assert.Contains("LIKE N'% v49%'", Assert.Single(_heard.Statements).Text, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _heard.Dispose();
        _server.Dispose();
    }

    /// <param name="lists">How many lists of this length are asked for, one after the other.</param>
    private async Task ExpectChunks(Func<ChannelDb, Task> work, int lists = 1)
    {
        await Hear(work);

        Assert.Equal(lists * Many / ListParameters.Max, _heard.Statements.Count(it => it.Parameters >= ListParameters.Max));
    }

    private async Task Hear(Func<ChannelDb, Task> work)
    {
        var options = new DbContextOptionsBuilder<ChannelDb>();
        new SqlServerEngine().Configure(options, _server.ConnectionString);
        await using var db = new ChannelDb(options.AddInterceptors(_heard).Options) { Scope = new() { Caller = Caller.Program } };
        await using var transaction = await db.Database.BeginTransactionAsync();
        await work(db);

        Assert.All(_heard.Statements, it =>
        {
            Assert.InRange(it.Parameters, 0, MaxParameters);
            Assert.DoesNotContain("OPENJSON", it.Text, StringComparison.Ordinal);
        });
    }

    private static AccountMerges Merges(ChannelDb db) => new(db, new SqlServerEngine(), Customers(db));

    private static Customers Customers(ChannelDb db) => new(db, new SqlServerEngine(), new DealQueries(), null!);

    private static Account Opened() => Account.Open(CompanyName.Read("Example", "DE"), Now);

    private static T Parsed<T>(string text) where T : ITextValue<T> =>
        T.TryParse(text, out var value) ? value : throw new ArgumentException(text, nameof(text));

    /// <summary>Keeps what is asked, locks apart, and answers that there is nothing of the kind.</summary>
    private sealed class NothingFound : DbCommandInterceptor, IDisposable
    {
        private readonly DataTable _nothing = new();

        public List<(string Text, int Parameters)> Statements { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("sp_getapplock", StringComparison.Ordinal)) return new(result);
            Statements.Add((command.CommandText, command.Parameters.Count));
            return new(InterceptionResult<DbDataReader>.SuppressWithResult(_nothing.CreateDataReader()));
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
            CancellationToken cancellationToken = default)
        {
            Statements.Add((command.CommandText, command.Parameters.Count));
            return new(InterceptionResult<int>.SuppressWithResult(0));
        }

        public void Dispose() => _nothing.Dispose();
    }
}
