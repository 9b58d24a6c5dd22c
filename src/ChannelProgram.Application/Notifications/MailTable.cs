using System.Reflection;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Application.Notifications;

/// <summary>The rows of all features.</summary>
public static class MailTable
{
    private static readonly IReadOnlyDictionary<Type, IReadOnlyList<MailType>> BySource = typeof(Mediation).Assembly.GetTypes()
        .Where(it => it is { IsAbstract: false } && it.IsAssignableTo(typeof(IMailRows)))
        .ToDictionary(
            it => it,
            it => (IReadOnlyList<MailType>)it
                .GetProperty(nameof(IMailRows.Rows), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!);

    /// <summary>The classes that know what the rows are about.</summary>
    internal static IEnumerable<Type> Sources => BySource.Keys;

    public static IReadOnlyList<MailType> All { get; } =
        [.. BySource.OrderBy(it => it.Key.FullName, StringComparer.Ordinal).SelectMany(it => it.Value)];

    /// <summary>Those of this source, by their event.</summary>
    public static IEnumerable<MailType> Of(IMailSource source, string happened) =>
        BySource[source.GetType()].Where(it => it.Event == happened);

    /// <summary>The kinds that somebody in these roles may get.</summary>
    public static IEnumerable<MailKind> KindsFor(IReadOnlySet<Role> roles) =>
        All.Where(it => it.MayReach(roles)).Select(it => it.Kind).Distinct();
}
