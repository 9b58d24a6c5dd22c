using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Common;

/// <summary>
/// One of a set of names to which every feature adds its own, as static fields of this type. In JSON, in queries and in the
/// contract it reads like an enum.
/// </summary>
public interface IFeatureName<TSelf> : ITextValue<TSelf> where TSelf : struct, IFeatureName<TSelf>
{
    /// <summary>In camelCase, as published.</summary>
    string Name { get; }
}

/// <summary>The names that the features declare.</summary>
public static class FeatureNames<T> where T : struct, IFeatureName<T>
{
    private static readonly Dictionary<string, T> ByName = typeof(Mediation).Assembly.GetTypes()
        .OrderBy(it => it.FullName, StringComparer.Ordinal)
        .SelectMany(it => it.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .Where(it => it.FieldType == typeof(T))
        .Select(it => (T)it.GetValue(null)!)
        .ToDictionary(it => it.Name, StringComparer.Ordinal);

    public static IReadOnlyCollection<string> All => ByName.Keys;

    public static string Expected { get; } = $"must be one of {string.Join(", ", ByName.Keys)}";

    public static bool TryGet([NotNullWhen(true)] string? name, out T value)
    {
        value = default;
        return name is not null && ByName.TryGetValue(name, out value);
    }
}
