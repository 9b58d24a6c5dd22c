using System.Reflection;

namespace ChannelProgram.Domain.Common;

/// <summary>What is declared at members of records: a positional record has it at the parameter.</summary>
public static class Declared
{
    public static T? Declares<T>(this PropertyInfo member) where T : Attribute =>
        member.GetCustomAttribute<T>()
        ?? member.DeclaringType!.GetConstructors()
            .SelectMany(it => it.GetParameters())
            .FirstOrDefault(it => it.Name == member.Name && it.ParameterType == member.PropertyType)?
            .GetCustomAttribute<T>();
}
