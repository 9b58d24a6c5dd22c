using System.Collections.Concurrent;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace ChannelProgram.Infrastructure.PostgreSql;

/// <summary>One statement for each table, with an array for each column, made from the model: however many rows there are, it is the same statement.</summary>
internal sealed class ArrayInserts : IInsertRows
{
    public static readonly ArrayInserts Instance = new();

    private readonly ConcurrentDictionary<IEntityType, Table> _tables = new();

    public async Task Insert(ChannelDb db, IReadOnlyList<EntityEntry> rows, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(
            (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        var byTable = rows.GroupBy(it => it.Metadata).Select(it => (Table: _tables.GetOrAdd(it.Key, type => new(type)), Rows: it.ToList()));
        foreach (var (table, those) in byTable.OrderBy(it => it.Table.Depth)) batch.BatchCommands.Add(table.Insert(those));
        await batch.ExecuteNonQueryAsync(ct);
    }

    private sealed class Table
    {
        private readonly Column[] _columns;
        private readonly string _sql;

        public Table(IEntityType type)
        {
            var store = StoreObjectIdentifier.Create(type, StoreObjectType.Table) ?? throw new InvalidOperationException($"{type.Name} has no table.");
            // What the database makes itself is left to it.
            IProperty[] properties = [.. type.GetFlattenedProperties().Where(it => it.ValueGenerated == ValueGenerated.Never)];
            _columns = [.. properties.Select(it => new Column(it))];
            var names = string.Join(", ", properties.Select(it => $"\"{it.GetColumnName(store)}\""));
            var arrays = string.Join(", ", Enumerable.Range(1, _columns.Length).Select(it => $"${it}"));
            _sql = $"INSERT INTO \"{store.Name}\" ({names}) SELECT * FROM unnest({arrays})";
            Depth = DepthOf(type);
        }

        /// <summary>Greater than that of every table it refers to.</summary>
        public int Depth { get; }

        public NpgsqlBatchCommand Insert(List<EntityEntry> rows)
        {
            var values = rows.ConvertAll(it => it.CurrentValues);
            var command = new NpgsqlBatchCommand(_sql);
            foreach (var column in _columns) command.Parameters.Add(column.Of(values));
            return command;
        }

        private static int DepthOf(IEntityType type) => type.GetForeignKeys()
            .Where(it => it.PrincipalEntityType != type)
            .Select(it => 1 + DepthOf(it.PrincipalEntityType))
            .DefaultIfEmpty(0).Max();
    }

    private sealed class Column
    {
        private readonly IProperty _property;
        private readonly ValueConverter? _converter;
        private readonly Type _element;

        public Column(IProperty property)
        {
            var mapping = property.GetRelationalTypeMapping();
            (_property, _converter) = (property, mapping.Converter);
            var stored = Nullable.GetUnderlyingType(_converter?.ProviderClrType ?? mapping.ClrType) ?? _converter?.ProviderClrType ?? mapping.ClrType;
            _element = property.IsNullable && stored.IsValueType ? typeof(Nullable<>).MakeGenericType(stored) : stored;
        }

        public NpgsqlParameter Of(List<PropertyValues> rows)
        {
            var values = Array.CreateInstance(_element, rows.Count);
            for (var i = 0; i < rows.Count; i++)
            {
                var value = rows[i][_property];
                values.SetValue(_converter is null ? value : _converter.ConvertToProvider(value), i);
            }

            return new() { Value = values };
        }
    }
}
