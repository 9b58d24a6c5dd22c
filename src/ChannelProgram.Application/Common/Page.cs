using System.Linq.Expressions;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Common;

/// <summary>
/// The last item read of a list. <paramref name="Order"/> is what the list is sorted by, descending; <paramref name="Id"/>
/// decides where that is equal.
/// </summary>
public readonly record struct PagePosition(long Order, Guid Id)
{
    public static PagePosition Of(DateTimeOffset createdAt, Guid id) => new(createdAt.UtcTicks, id);

    public static PagePosition Of<TId>(DateTimeOffset createdAt, TId id) where TId : struct, ITypedId<TId> =>
        Of(createdAt, id.Value);

    public DateTimeOffset CreatedAt => new(Order, TimeSpan.Zero);
}

/// <param name="After">Last item of the previous page; null: first page.</param>
public sealed record PageRequest(int Limit, PagePosition? After)
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;

    public int AtMost => Limit + 1;
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
        where TId : struct, ITypedId<TId>
    {
        var rest = page.After is { } last
            ? all.Where(Beyond(ExpressionType.LessThan, at, last.CreatedAt, id, TId.From(last.Id)))
            : all;
        return rest.OrderByDescending(at).ThenByDescending(id).Take(page.AtMost);
    }

    public static IQueryable<T> EarliestFirst<T, TId>(
        this IQueryable<T> all, DateTimeOffset afterAt, TId afterId, int atMost,
        Expression<Func<T, DateTimeOffset>> at, Expression<Func<T, TId>> id)
        where TId : struct, ITypedId<TId> =>
        all.Where(Beyond(ExpressionType.GreaterThan, at, afterAt, id, afterId)).OrderBy(at).ThenBy(id).Take(atMost);

    private static Expression<Func<T, bool>> Beyond<T, TId>(
        ExpressionType way,
        Expression<Func<T, DateTimeOffset>> at, DateTimeOffset lastAt, Expression<Func<T, TId>> id, TId lastId)
        where TId : struct, ITypedId<TId>
    {
        // Parameters instead of constants, so that one query plan serves every page.
        Expression<Func<DateTimeOffset>> thenAt = () => lastAt;
        Expression<Func<TId>> thenId = () => lastId;
        Expression<Func<TId, TId, bool>> compared =
            way is ExpressionType.LessThan ? (left, right) => left < right : (left, right) => left > right;
        var comparison = ((BinaryExpression)compared.Body).Method;
        var idOfSame = new Replacement(id.Parameters[0], at.Parameters[0]).Visit(id.Body);
        return Expression.Lambda<Func<T, bool>>(
            Expression.OrElse(
                Expression.MakeBinary(way, at.Body, thenAt.Body),
                Expression.AndAlso(
                    Expression.Equal(at.Body, thenAt.Body),
                    Expression.MakeBinary(way, idOfSame, thenId.Body, liftToNull: false, comparison))),
            at.Parameters);
    }

    private sealed class Replacement(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
