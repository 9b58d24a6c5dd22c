using ChannelProgram.Infrastructure.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ChannelProgram.Api.Tests.Store;

/// <summary>The one model as both engines store it.</summary>
public class EngineParityTests
{
    /// <summary>The most that the key of an index may hold on SQL Server, in bytes.</summary>
    private const int WidestKey = 1700;

    private static readonly IModel PostgreSql = ModelOf("postgresql");
    private static readonly IModel SqlServer = ModelOf("sqlserver");

    [Fact]
    public void Both_engines_have_the_same_tables_columns_keys_and_rules()
    {
        var expected = Described(PostgreSql);

        Assert.Contains(
            "claims unique index ux_claims_one_holder (account, unit, product_line) where state IN ('Held', 'Offered')",
            expected);
        Assert.Contains("deals.external_id may be null", expected);
        Assert.Equal(expected, Described(SqlServer));
    }

    [Fact]
    public void Whatever_fits_on_PostgreSQL_fits_on_SQL_Server()
    {
        var texts = Columns(SqlServer).Where(it => it.StoreType.Contains("char", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(texts);
        Assert.All(texts, it =>
        {
            // PostgreSQL counts characters, SQL Server halves of them, unless nothing but ASCII can be in it.
            var characters = Columns(PostgreSql)
                .Single(that => that.Table.Name == it.Table.Name && that.Name == it.Name).MaxLength;
            var room = it.MaxLength ?? int.MaxValue;
            var isKey = it.PropertyMappings.Any(that => that.Property.IsKey());
            Assert.True(
                it.IsUnicode == false ? room >= characters : room >= 2 * (characters ?? (isKey ? 1 : int.MaxValue / 2)),
                $"{it.Table.Name}.{it.Name}");
            Assert.Equal("Latin1_General_100_BIN2", it.Collation);
        });
    }

    [Fact]
    public void Ids_sort_alike_on_both_engines()
    {
        Assert.DoesNotContain(Columns(SqlServer), it => it.StoreType == "uniqueidentifier");
        Assert.All(Columns(PostgreSql).Where(it => it.StoreType == "uuid"), it =>
            Assert.Equal(
                "binary(16)",
                Columns(SqlServer).Single(that => that.Table.Name == it.Table.Name && that.Name == it.Name).StoreType));

        var id = Guid.Parse("01234567-89ab-cdef-8123-456789abcdef");
        var converter = SqlServer.FindEntityType(typeof(Domain.Deals.Deal))!.FindProperty("Id")!.GetTypeMapping().Converter!;
        Assert.Equal(
            "0123456789ABCDEF8123456789ABCDEF",
            Convert.ToHexString((byte[])converter.ConvertToProvider(new Domain.Deals.DealId(id))!));
        Assert.Equal(
            new Domain.Deals.DealId(id), converter.ConvertFromProvider(converter.ConvertToProvider(new Domain.Deals.DealId(id))));
    }

    [Theory]
    [InlineData("crm-1")]
    [InlineData("crm-1 ")]
    [InlineData("crm-1  ")]
    [InlineData(" ")]
    [InlineData("")]
    public void Trailing_blanks_are_significant_also_on_SQL_Server(string text)
    {
        var stored = SqlServer.FindEntityType(typeof(Domain.Deals.Deal))!.FindProperty("ExternalId")!.GetTypeMapping().Converter!;

        Assert.False(((string)stored.ConvertToProvider(text)!).EndsWith(' '));
        Assert.Equal(text, stored.ConvertFromProvider(stored.ConvertToProvider(text)));
    }

    [Fact]
    public void No_key_is_wider_than_an_index_of_SQL_Server()
    {
        Assert.All(SqlServer.GetEntityTypes().SelectMany(it => it.GetIndexes()), it =>
            Assert.True(SqlServerModel.WidthOf(it.Properties) <= WidestKey, it.GetDatabaseName()));
        Assert.All(SqlServer.GetEntityTypes().SelectMany(it => it.GetKeys()), it =>
            Assert.True(
                SqlServerModel.WidthOf(it.Properties) <= (it.IsClustered() == false
                    ? WidestKey
                    : SqlServerModel.WidestClusteredKey), it.GetName()));
    }

    private static IModel ModelOf(string engine)
    {
        using var db = Engines.Offline(engine);
        return db.GetService<IDesignTimeModel>().Model;
    }

    private static IEnumerable<IColumn> Columns(IModel model) => model.GetRelationalModel().Tables.SelectMany(it => it.Columns);

    private static List<string> Described(IModel model) =>
    [
        .. model.GetRelationalModel().Tables
            .SelectMany(
                table => table.Columns.Select(it => $"{table.Name}.{it.Name} {(it.IsNullable ? "may" : "must not")} be null")
                        .Concat(table.UniqueConstraints.Select(it => $"{table.Name} key {it.Name} ({Names(it.Columns)})"))
                        .Concat(
                            table.Indexes.Select(
                                it =>
                                    $"{table.Name} {(it.IsUnique ? "unique index" : "index")} {it.Name} "
                                    + $"({Names(it.Columns)}) where {FilterOf(it)}"))
                        .Concat(
                            table.ForeignKeyConstraints.Select(
                                it =>
                                    $"{table.Name} {it.Name} ({Names(it.Columns)}) to {it.PrincipalTable.Name} "
                                    + $"({Names(it.PrincipalColumns)}) {it.OnDeleteAction}"))
                        .Concat(table.CheckConstraints.Select(it => $"{table.Name} check {it.Name} {it.Sql}")))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A unique index of PostgreSQL takes any number of nulls without being told.</summary>
    private static string FilterOf(ITableIndex index) =>
        index.Filter?.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
            ?? string.Join(
                " AND ", index.Columns.Where(it => index.IsUnique && it.IsNullable).Select(it => $"{it.Name} IS NOT NULL"));

    private static string Names(IEnumerable<IColumnBase> columns) => string.Join(", ", columns.Select(it => it.Name));
}
