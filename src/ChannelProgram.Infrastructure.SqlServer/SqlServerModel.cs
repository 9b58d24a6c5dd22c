using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChannelProgram.Infrastructure.SqlServer;

/// <summary>
/// The model, stored so that SQL Server compares, sorts and measures as PostgreSQL does. docs/decisions/two-engines.md gives the
/// reasons.
/// </summary>
internal sealed class SqlServerModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    /// <summary>In bytes; a limit of SQL Server.</summary>
    public const int WidestClusteredKey = 900;

    /// <summary>Compares by code point, so case, accents and width count.</summary>
    private const string Exact = "Latin1_General_100_BIN2";

    private const int WidestString = 4000;
    private const int MaxIdentityKeyLength = 128;

    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        modelBuilder.Entity<OutboxEvent>().Property(it => it.Position)
            .HasColumnType("rowversion").HasMaxLength(sizeof(ulong)).HasConversion(new NumberToBytesConverter<ulong>());
        modelBuilder.HasDbFunction(() => Collation.OfColumn("")).HasTranslation(it => new CollateExpression(it[0], Exact));
        // List all columns before changing any: a foreign key follows the column it refers to.
        var columns = modelBuilder.Model.GetEntityTypes().SelectMany(Columns).ToLookup(StoredAs);
        foreach (var id in columns[typeof(Guid)]) StoreId(id);
        foreach (var text in columns[typeof(string)]) StoreText(text);

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
            if (entity.FindPrimaryKey() is { } key && WidthOf(key.Properties) > WidestClusteredKey) key.SetIsClustered(false);
    }

    public static int WidthOf(IEnumerable<IReadOnlyProperty> key) => key.Sum(it => (StoredAs(it), it.GetMaxLength()) switch
    {
        (var type, { } length) when type == typeof(string) => it.IsUnicode() == false ? length : 2 * length,
        (var type, { } length) when type == typeof(byte[]) => length,
        // Numbers and instants take at most 10 bytes; a column without a maximum length fits no key.
        (var type, null) when type == typeof(string) || type == typeof(byte[]) => int.MaxValue / 32,
        _ => 10,
    });

    private static IEnumerable<IMutableProperty> Columns(IMutableTypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(it => Columns(it.ComplexType)));

    private static void StoreId(IMutableProperty property)
    {
        // A foreign key has the converter of the column it refers to, which may be replaced already.
        if (property.GetValueConverter()?.ProviderClrType != typeof(byte[]))
            property.SetValueConverter(
                property.GetValueConverter() is { } typed
                    ? typed.ComposeWith(new BigEndianGuidConverter())
                    : new BigEndianGuidConverter());
        property.SetMaxLength(16);
        property.SetIsFixedLength(true);
    }

    private static void StoreText(IMutableProperty property)
    {
        property.SetCollation(Exact);
        if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum)
        {
            property.SetIsUnicode(false);
            return;
        }

        // ASCII by its own rules: one byte per character, and never a trailing blank.
        if (property.IsUnicode() is false) return;

        var isCompared = property.IsKey() || property.IsForeignKey() || property.IsIndex();
        if (isCompared && property.GetMaxLength() is null) property.SetMaxLength(MaxIdentityKeyLength);
        var marked = isCompared && property.GetValueConverter() is null;
        if (marked) property.SetValueConverter(new TrailingSpacesConverter());
        // The model counts characters; SQL Server counts UTF-16 code units, up to two per character.
        if (property.GetMaxLength() * 2 + (marked ? 1 : 0) is { } units)
            property.SetMaxLength(units <= WidestString ? units : null);
    }

    private static Type StoredAs(IReadOnlyProperty property)
    {
        var type = property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType;
        // A list of values is a text of JSON.
        return property.IsPrimitiveCollection && type != typeof(byte[])
            ? typeof(string) : Nullable.GetUnderlyingType(type) ?? type;
    }

    /// <summary>In written byte order, which is the order of time; uniqueidentifier sorts differently.</summary>
    private sealed class BigEndianGuidConverter() : ValueConverter<Guid, byte[]>(
        id => id.ToByteArray(true), bytes => new Guid(bytes, true), new ConverterMappingHints(size: 16));

    /// <summary>
    /// SQL Server ignores trailing blanks in comparisons. A text that ends with a blank is stored with a control character behind
    /// it, which no line of text contains.
    /// </summary>
    private sealed class TrailingSpacesConverter() : ValueConverter<string, string>(
        text => text.EndsWith(' ') ? text + Mark : text, stored => stored.TrimEnd(Mark))
    {
        private const char Mark = '\u001F';
    }
}
