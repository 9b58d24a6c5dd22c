using System.Reflection;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>SQL that is kept in <c>db/</c> for administrators and embedded in the assembly.</summary>
internal static class EmbeddedScript
{
    public static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} was built without {name}."));
        return reader.ReadToEnd();
    }
}
