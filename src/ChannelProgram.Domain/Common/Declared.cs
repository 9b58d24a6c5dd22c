using System.Reflection;

namespace ChannelProgram.Domain.Common;

/// <summary>Reads attributes of a record's members. On a positional record they stand on the constructor's parameter.</summary>
public static class Declared
{
    public static T? Declares<T>(this PropertyInfo member) where T : Attribute =>
        member.GetCustomAttribute<T>()
        ?? member.DeclaringType!.GetConstructors()
            .SelectMany(it => it.GetParameters())
            .FirstOrDefault(it => it.Name == member.Name && it.ParameterType == member.PropertyType)?
            .GetCustomAttribute<T>();
}
