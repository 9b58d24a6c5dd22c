using ChannelProgram.Infrastructure.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChannelProgram.Infrastructure.SqlServer;

/// <summary>
/// The one model, stored so that SQL Server compares, orders and measures as PostgreSQL does:
/// docs/decisions/two-engines.md tells why each of these is needed.
/// </summary>
internal sealed class SqlServerModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    /// <summary>The most that the key of a clustered index may hold, in bytes.</summary>
    public const int WidestClusteredKey = 900;

    /// <summary>By code, so that case, accents and width count.</summary>
    private const string Exact = "Latin1_General_100_BIN2";

    private const int WidestString = 4000;
    private const int LongestIdentityKey = 128;

    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        modelBuilder.Entity<OutboxEvent>().Property(it => it.Position)
            .HasColumnType("rowversion").HasMaxLength(sizeof(ulong)).HasConversion(new NumberToBytesConverter<ulong>());
        // All looked at before any is changed: a foreign key follows what it points at.
        var columns = modelBuilder.Model.GetEntityTypes().SelectMany(Columns).ToLookup(StoredAs);
        foreach (var id in columns[typeof(Guid)]) StoreId(id);
        foreach (var text in columns[typeof(string)]) StoreText(text);

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
            if (entity.FindPrimaryKey() is { } key && WidthOf(key.Properties) > WidestClusteredKey) key.SetIsClustered(false);
    }

    /// <summary>How many bytes these columns have at most, as a key of an index.</summary>
    public static int WidthOf(IEnumerable<IReadOnlyProperty> key) => key.Sum(it => (StoredAs(it), it.GetMaxLength()) switch
    {
        (var type, { } length) when type == typeof(string) => it.IsUnicode() == false ? length : 2 * length,
        (var type, { } length) when type == typeof(byte[]) => length,
        // Numbers and instants have 10 bytes or fewer; what has no length fits no key.
        (var type, null) when type == typeof(string) || type == typeof(byte[]) => int.MaxValue / 32,
        _ => 10,
    });

    private static IEnumerable<IMutableProperty> Columns(IMutableTypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(it => Columns(it.ComplexType)));

    private static void StoreId(IMutableProperty property)
    {
        // A foreign key has that of what it points at, which may be changed by now.
        if (property.GetValueConverter()?.ProviderClrType != typeof(byte[]))
            property.SetValueConverter(property.GetValueConverter() is { } typed ? typed.ComposeWith(new BigEndian()) : new BigEndian());
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

        // ASCII by its own rules: a character is a byte, and it never ends with a blank.
        if (property.IsUnicode() is false) return;

        var isCompared = property.IsKey() || property.IsForeignKey() || property.IsIndex();
        if (isCompared && property.GetMaxLength() is null) property.SetMaxLength(LongestIdentityKey);
        var marked = isCompared && property.GetValueConverter() is null;
        if (marked) property.SetValueConverter(new BlanksCount());
        // Our lengths count characters; here halves of them are counted, of which a character has up to two.
        if (property.GetMaxLength() * 2 + (marked ? 1 : 0) is { } units) property.SetMaxLength(units <= WidestString ? units : null);
    }

    private static Type StoredAs(IReadOnlyProperty property)
    {
        var type = property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    /// <summary>Byte by byte as it is written: the order of uniqueidentifier is another one, and not that of time.</summary>
    private sealed class BigEndian() : ValueConverter<Guid, byte[]>(
        id => id.ToByteArray(true), bytes => new Guid(bytes, true), new ConverterMappingHints(size: 16));

    /// <summary>
    /// SQL Server takes «a» and «a » for equal. What ends with a blank is therefore stored with a mark behind it, a control
    /// character, of which no line of text has any.
    /// </summary>
    private sealed class BlanksCount() : ValueConverter<string, string>(
        text => text.EndsWith(' ') ? text + Mark : text, stored => stored.TrimEnd(Mark))
    {
        private const char Mark = '\u001F';
    }
}
