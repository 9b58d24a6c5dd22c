using System.Linq.Expressions;
using ChannelProgram.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChannelProgram.Infrastructure.Store;

internal sealed class TypedIdConverter<TId>() : ValueConverter<TId, Guid>(Value, New) where TId : struct, ITypedId<TId>
{
    // Written out, because an expression cannot call the type's own From.
    private static readonly ParameterExpression Id = Expression.Parameter(typeof(TId), "id");
    private static readonly ParameterExpression Stored = Expression.Parameter(typeof(Guid), "value");

    private static readonly Expression<Func<TId, Guid>> Value =
        Expression.Lambda<Func<TId, Guid>>(Expression.Property(Id, nameof(ITypedId<>.Value)), Id);

    private static readonly Expression<Func<Guid, TId>> New =
        Expression.Lambda<Func<Guid, TId>>(Expression.New(typeof(TId).GetConstructor([typeof(Guid)])!, Stored), Stored);
}

internal static class TypedIdConventions
{
    public static void ConvertTypedIds(this ModelConfigurationBuilder model)
    {
        foreach (var id in typeof(ITypedId<>).Assembly.GetTypes().Where(it => it.IsTypedId()))
            model.Properties(id).HaveConversion(typeof(TypedIdConverter<>).MakeGenericType(id));
    }
}
