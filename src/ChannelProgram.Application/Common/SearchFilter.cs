using System.Linq.Expressions;

namespace ChannelProgram.Application.Common;

public static class SearchFilter
{
    /// <param name="sought">Groups of words. An item matches if it contains all words of any group.</param>
    public static IQueryable<T> WhereAny<T>(
        this IQueryable<T> all, Expression<Func<T, string>> words, IEnumerable<IReadOnlyList<string>> sought)
    {
        var contains = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;
        var asked = sought.ToList();
        // More than a statement takes as parameters are part of it.
        Func<string, Expression> value = asked.Sum(it => it.Count) > ListParameters.Max ? Expression.Constant : Parameter;
        var any = asked
            .Select(
                every => every.Select(Expression (word) => Expression.Call(words.Body, contains, value(word)))
                    .Aggregate(Expression.AndAlso))
            .Aggregate(Expression.OrElse);
        return all.Where(Expression.Lambda<Func<T, bool>>(any, words.Parameters));
    }

    private static MemberExpression Parameter(string word)
    {
        Expression<Func<string>> sought = () => word;
        return (MemberExpression)sought.Body;
    }
}
