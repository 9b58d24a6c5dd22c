using System.Linq.Expressions;
using System.Reflection;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Common;

/// <summary>
/// The last item read of a list. <paramref name="Order"/> is what the list is sorted by; <paramref name="Id"/>
/// decides where that is equal.
/// </summary>
public readonly record struct PagePosition(long Order, Guid Id)
{
    public static PagePosition Of(DateTimeOffset at, Guid id) => new(at.UtcTicks, id);

    public static PagePosition Of<TId>(DateTimeOffset at, TId id) where TId : struct, ITypedId<TId> => Of(at, id.Value);

    public DateTimeOffset At => new(Order, TimeSpan.Zero);
}

/// <param name="After">Last item of the previous page; null: first page.</param>
public sealed record PageRequest(int Limit, PagePosition? After)
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;

    public int FetchLimit => Limit + 1;
}

public sealed record Page<T>(IReadOnlyList<T> Items, PagePosition? Next);

public static class Page
{
    /// <param name="found">One more than the limit, if there are more.</param>
    public static Page<TView> Of<T, TView>(
        IReadOnlyList<T> found, PageRequest page, Func<T, TView> view, Func<T, PagePosition> position) =>
        new([.. found.Take(page.Limit).Select(view)], found.Count > page.Limit ? position(found[page.Limit - 1]) : null);
}

/// <summary>
/// Keyset paging: a page begins after the last item of the previous one, so pages stay stable while items are added.
/// </summary>
public static class KeysetPaging
{
    public static IQueryable<T> NewestFirst<T, TId>(
        this IQueryable<T> all, PageRequest page, Expression<Func<T, DateTimeOffset>> at, Expression<Func<T, TId>> id)
        where TId : struct, ITypedId<TId> =>
        (page.After is { } last ? all.Beyond(ExpressionType.LessThan, Key.Of(at, last.At), Key.OfId(id, TId.From(last.Id))) : all)
            .OrderByDescending(at).ThenByDescending(id).Take(page.FetchLimit);

    public static IQueryable<T> NewestFirst<T>(
        this IQueryable<T> all, PageRequest page, Expression<Func<T, DateTimeOffset>> at, Expression<Func<T, Guid>> id) =>
        (page.After is { } last ? all.Beyond(ExpressionType.LessThan, Key.Of(at, last.At), Key.Of(id, last.Id)) : all)
            .OrderByDescending(at).ThenByDescending(id).Take(page.FetchLimit);

    /// <summary>By id alone, where ids ascend with time.</summary>
    public static IQueryable<T> NewestFirst<T, TId>(this IQueryable<T> all, PageRequest page, Expression<Func<T, TId>> id)
        where TId : struct, ITypedId<TId> =>
        (page.After is { } last ? all.Beyond(ExpressionType.LessThan, Key.OfId(id, TId.From(last.Id))) : all)
            .OrderByDescending(id).Take(page.FetchLimit);

    /// <param name="after">The last item of the previous page; null: first page.</param>
    /// <param name="ordinal">The order within one instant, before the id.</param>
    public static IQueryable<T> NewestFirst<T>(
        this IQueryable<T> all, (DateTimeOffset At, int Ordinal, Guid Id)? after, int limit,
        Expression<Func<T, DateTimeOffset>> at, Expression<Func<T, int>> ordinal, Expression<Func<T, Guid>> id) =>
        (after is var (lastAt, lastOrdinal, lastId)
            ? all.Beyond(ExpressionType.LessThan, Key.Of(at, lastAt), Key.Of(ordinal, lastOrdinal), Key.Of(id, lastId))
            : all)
            .OrderByDescending(at).ThenByDescending(ordinal).ThenByDescending(id).Take(limit);

    public static IQueryable<T> EarliestFirst<T, TId>(
        this IQueryable<T> all, DateTimeOffset afterAt, TId afterId, int limit,
        Expression<Func<T, DateTimeOffset>> at, Expression<Func<T, TId>> id)
        where TId : struct, ITypedId<TId> =>
        all.Beyond(ExpressionType.GreaterThan, Key.Of(at, afterAt), Key.OfId(id, afterId)).OrderBy(at).ThenBy(id).Take(limit);

    public static IQueryable<T> InOrder<T, TId>(this IQueryable<T> all, TId after, int limit, Expression<Func<T, TId>> id)
        where TId : struct, ITypedId<TId> =>
        all.Beyond(ExpressionType.GreaterThan, Key.OfId(id, after)).OrderBy(id).Take(limit);

    /// <param name="keys">By the first, where that is equal by the next.</param>
    private static IQueryable<T> Beyond<T>(this IQueryable<T> all, ExpressionType way, params IReadOnlyList<Key> keys)
    {
        var it = Expression.Parameter(typeof(T), "it");
        var beyond = keys.Reverse().Aggregate((Expression?)null, (rest, key) => rest is null
            ? key.Compare(way, it)
            : Expression.OrElse(key.Compare(way, it), Expression.AndAlso(key.Compare(ExpressionType.Equal, it), rest)));
        return all.Where(Expression.Lambda<Func<T, bool>>(beyond!, it));
    }

    /// <param name="Last">That of the last item read; a parameter, so that one query plan serves every page.</param>
    /// <param name="Less">The operators of a type that has them from its interface.</param>
    private sealed record Key(LambdaExpression Value, Expression Last, MethodInfo? Less = null, MethodInfo? Greater = null)
    {
        public static Key Of<T, TValue>(Expression<Func<T, TValue>> value, TValue last)
        {
            Expression<Func<TValue>> parameter = () => last;
            return new(value, parameter.Body);
        }

        public static Key OfId<T, TId>(Expression<Func<T, TId>> id, TId last) where TId : struct, ITypedId<TId>
        {
            Expression<Func<TId, TId, bool>> less = (left, right) => left < right, greater = (left, right) => left > right;
            return Of(id, last) with
            {
                Less = ((BinaryExpression)less.Body).Method,
                Greater = ((BinaryExpression)greater.Body).Method,
            };
        }

        public BinaryExpression Compare(ExpressionType way, ParameterExpression it) => Expression.MakeBinary(
            way, Value.Body.Replace(Value.Parameters[0], it), Last, liftToNull: false, way switch
            {
                ExpressionType.LessThan => Less,
                ExpressionType.GreaterThan => Greater,
                _ => null,
            });
    }
}
