
namespace ChannelProgram.Application.Common;

internal interface IMergePatch
{
    object Given { get; }

    bool Names(string pointer);
}

/// <summary>A JSON merge patch (RFC 7396).</summary>
/// <param name="Given">The patch by itself, read as the type it patches.</param>
/// <param name="Leaves">JSON pointers of the members that it sets or removes. An object is not listed, its members are.</param>
/// <param name="ApplyTo">Applies the patch to a whole resource; only if the patch has no faults.</param>
public sealed record MergePatch<T>(T Given, IReadOnlyCollection<string> Leaves, Func<T, T> ApplyTo) : IMergePatch where T : class
{
    object IMergePatch.Given => Given;

    public bool Names(string pointer) => Leaves.Any(leaf => JsonPointer.Covers(leaf, pointer));
}
