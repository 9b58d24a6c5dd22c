namespace ChannelProgram.Domain.Common;

/// <summary>
/// Ids are UUIDv7, so they ascend with time. Storing, comparing and reading ids from a route are written once for all types that
/// implement this.
/// </summary>
public interface ITypedId<TSelf> : IComparable<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);

    int IComparable<TSelf>.CompareTo(TSelf other) => Value.CompareTo(other.Value);
}

public static class TypedIds
{
    /// <summary>For queries, which compare ids in the database's order; it may differ from that of .NET.</summary>
    extension<TId>(TId) where TId : struct, ITypedId<TId>
    {
        public static bool operator <(TId left, TId right) => left.Value.CompareTo(right.Value) < 0;
        public static bool operator >(TId left, TId right) => left.Value.CompareTo(right.Value) > 0;
        public static bool operator <=(TId left, TId right) => left.Value.CompareTo(right.Value) <= 0;
        public static bool operator >=(TId left, TId right) => left.Value.CompareTo(right.Value) >= 0;
    }

    public static bool IsTypedId(this Type type) => type.IsValueType && type.GetInterfaces().Any(it =>
        it.IsGenericType && it.GetGenericTypeDefinition() == typeof(ITypedId<>) && it.GenericTypeArguments[0] == type);
}
