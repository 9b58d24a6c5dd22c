namespace ChannelProgram.Domain.Common;

/// <summary>
/// What a record or enum is called in the published contract, where its own name would not be clear outside this code.
/// Without it: the name of the type, after that of the type around it.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class SchemaNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
