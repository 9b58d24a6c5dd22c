namespace ChannelProgram.Domain.Common;

/// <summary>
/// The id of one kind of thing. Ids are UUIDv7, so that they ascend with time. Storing, comparing and reading one from a route
/// are written once for all types that implement this; a new one is a line.
/// </summary>
public interface ITypedId<TSelf> : IComparable<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);

    int IComparable<TSelf>.CompareTo(TSelf other) => Value.CompareTo(other.Value);
}

public static class TypedIds
{
    /// <summary>Queries compare ids in the order of the database, which may be another one than that of .NET.</summary>
    extension<TId>(TId) where TId : struct, ITypedId<TId>
    {
        public static bool operator <(TId left, TId right) => left.Value.CompareTo(right.Value) < 0;
        public static bool operator >(TId left, TId right) => left.Value.CompareTo(right.Value) > 0;
        public static bool operator <=(TId left, TId right) => left.Value.CompareTo(right.Value) <= 0;
        public static bool operator >=(TId left, TId right) => left.Value.CompareTo(right.Value) >= 0;
    }

    /// <summary>Whether the type is such an id.</summary>
    public static bool IsTypedId(this Type type) => type.IsValueType && type.GetInterfaces().Any(it =>
        it.IsGenericType && it.GetGenericTypeDefinition() == typeof(ITypedId<>) && it.GenericTypeArguments[0] == type);
}
