using System.Linq.Expressions;

namespace ChannelProgram.Application.Common;

internal static class Conditions
{
    /// <summary>Items of which the selected value meets the condition.</summary>
    public static IQueryable<T> Where<T, TValue>(
        this IQueryable<T> all, Expression<Func<T, TValue>> value, Expression<Func<TValue, bool>> condition) =>
        all.Where(Expression.Lambda<Func<T, bool>>(
            condition.Body.Replace(condition.Parameters[0], value.Body), value.Parameters));

    public static Expression Replace(this Expression within, ParameterExpression parameter, Expression by) =>
        new Replacement(parameter, by).Visit(within);

    private sealed class Replacement(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
