using System.Reflection;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Contract;

/// <summary>What the schemas of the contract are called.</summary>
internal static class SchemaNames
{
    private const string Updates = "update";

    public static string Of(Type type) => type switch
    {
        _ when type.GetCustomAttribute<SchemaNameAttribute>() is { } given => given.Name,
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Listing<>) =>
            $"{Of(type.GenericTypeArguments[0])}List",
        { DeclaringType: { } outer } => Of(outer) + type.Name,
        _ => type.Name,
    };

    /// <summary><c>updateDeal</c> takes a <c>DealUpdate</c>.</summary>
    public static string OfMergePatch(string operation) => operation.StartsWith(Updates, StringComparison.Ordinal)
        ? $"{operation[Updates.Length..]}Update"
        : throw new InvalidOperationException($"{operation} takes a merge patch: its name must begin with {Updates}.");
}
