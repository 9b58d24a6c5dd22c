using System.Collections.Concurrent;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace ChannelProgram.Infrastructure.PostgreSql;

/// <summary>
/// One statement per table, with one array per column, derived from the model. It is the same statement for any number of rows.
/// </summary>
internal sealed class ArrayInserts : IInsertRows
{
    // Not static: a cached model keeps its whole host in memory.
    private readonly ConcurrentDictionary<IEntityType, Table> _tables = new();

    public async Task Insert(ChannelDb db, IReadOnlyList<object> news, CancellationToken ct)
    {
        var rows = new Dictionary<Table, List<Row>>();
        foreach (var it in news) Add(rows, db.Model, new(it, Owner: null));

        await using var batch = new NpgsqlBatch(
            (NpgsqlConnection)db.Database.GetDbConnection(),
            (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        // One blocked row blocks the whole batch, so wait less than for a single request.
        batch.BatchCommands.Add(new("SET LOCAL lock_timeout = '1s'"));
        foreach (var (table, those) in rows.OrderBy(it => it.Key.Depth)) batch.BatchCommands.Add(table.Insert(those));
        await batch.ExecuteNonQueryAsync(ct);
    }

    private void Add(Dictionary<Table, List<Row>> rows, IModel model, Row row)
    {
        var type = model.FindEntityType(row.Entity.GetType())
            ?? throw new InvalidOperationException($"{row.Entity.GetType().Name} is not stored.");
        var table = _tables.GetOrAdd(type, it => new(it));
        if (!rows.TryGetValue(table, out var those)) rows[table] = those = [];
        those.Add(row);
        foreach (var part in table.Parts.SelectMany(it => (IEnumerable<object>)it.GetGetter().GetClrValue(row.Entity)!))
            Add(rows, model, new(part, row.Entity));
    }

    /// <param name="Owner">The owner of a part; the part has no member that refers to it.</param>
    private readonly record struct Row(object Entity, object? Owner);

    private sealed class Table
    {
        private readonly Column[] _columns;
        private readonly string _sql;

        public Table(IEntityType type)
        {
            var store = StoreObjectIdentifier.Create(type, StoreObjectType.Table)
                ?? throw new InvalidOperationException($"{type.Name} has no table.");
            // Skip columns that the database generates.
            IProperty[] properties =
            [
                .. type.GetFlattenedProperties().Where(it =>
                    it.ValueGenerated == ValueGenerated.Never && it.GetBeforeSaveBehavior() == PropertySaveBehavior.Save),
            ];
            _columns = [.. properties.Select(it => new Column(it))];
            var names = string.Join(", ", properties.Select(it => $"\"{it.GetColumnName(store)}\""));
            var arrays = string.Join(", ", Enumerable.Range(1, _columns.Length).Select(it => $"${it}"));
            _sql = $"INSERT INTO \"{store.Name}\" ({names}) SELECT * FROM unnest({arrays})";
            Parts = [.. type.GetNavigations().Where(it => it.IsCollection)];
            Depth = DepthOf(type);
        }

        public IReadOnlyList<INavigation> Parts { get; }

        public int Depth { get; }

        public NpgsqlBatchCommand Insert(List<Row> rows)
        {
            var command = new NpgsqlBatchCommand(_sql);
            foreach (var column in _columns) command.Parameters.Add(column.Of(rows));
            return command;
        }

        private static int DepthOf(IEntityType type) => type.GetForeignKeys()
            .Where(it => it.PrincipalEntityType != type)
            .Select(it => 1 + DepthOf(it.PrincipalEntityType))
            .DefaultIfEmpty(0).Max();
    }

    private sealed class Column
    {
        private readonly IProperty _member;
        private readonly IEntityType? _owner;
        private readonly ValueConverter? _converter;
        private readonly Type _element;

        public Column(IProperty property)
        {
            _member = property.IsShadowProperty()
                ? property.GetContainingForeignKeys().Single().PrincipalKey.Properties.Single()
                : property;
            _owner = property.IsShadowProperty() ? (IEntityType)_member.DeclaringType : null;
            var mapping = property.GetRelationalTypeMapping();
            _converter = mapping.Converter;
            var stored = _converter?.ProviderClrType ?? mapping.ClrType;
            _element = property.IsNullable && stored.IsValueType && Nullable.GetUnderlyingType(stored) is null
                ? typeof(Nullable<>).MakeGenericType(stored)
                : stored;
        }

        public NpgsqlParameter Of(List<Row> rows)
        {
            var values = Array.CreateInstance(_element, rows.Count);
            for (var i = 0; i < rows.Count; i++)
            {
                // A part may have owners of different types.
                var from = _owner is null
                    ? rows[i].Entity
                    : _owner.ClrType.IsInstanceOfType(rows[i].Owner) ? rows[i].Owner : null;
                var value = from is null ? null : _member.GetGetter().GetClrValueUsingContainingEntity(from);
                values.SetValue(_converter is null ? value : _converter.ConvertToProvider(value), i);
            }

            return new() { Value = values };
        }
    }
}
