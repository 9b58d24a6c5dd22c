using System.Linq.Expressions;

namespace ChannelProgram.Application.Common;

/// <summary>Asks for what is found by its words.</summary>
public static class SearchFilter
{
    /// <param name="words">The member that holds them.</param>
    /// <param name="sought">For each, what all must occur; any of them will do.</param>
    public static IQueryable<T> WhereAny<T>(this IQueryable<T> all, Expression<Func<T, string>> words, IEnumerable<IReadOnlyList<string>> sought)
    {
        var contains = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;
        var any = sought
            .Select(every => every.Select(Expression (word) => Expression.Call(words.Body, contains, Parameter(word))).Aggregate(Expression.AndAlso))
            .Aggregate(Expression.OrElse);
        return all.Where(Expression.Lambda<Func<T, bool>>(any, words.Parameters));
    }

    /// <summary>As a parameter of the query, not a part of its text: one plan serves every word.</summary>
    private static MemberExpression Parameter(string word)
    {
        Expression<Func<string>> sought = () => word;
        return (MemberExpression)sought.Body;
    }
}
