
namespace ChannelProgram.Application.Common;

/// <summary>A JSON merge patch, of whatever it is.</summary>
internal interface IMergePatch
{
    object Given { get; }

    bool Names(string pointer);
}

/// <summary>A JSON merge patch (RFC 7396) of a <typeparamref name="T"/>, as it was sent.</summary>
/// <param name="Given">What it says, read by itself.</param>
/// <param name="Leaves">The members that it sets or removes, by JSON pointer: what stands in place of an object is one, an object is not.</param>
/// <param name="ApplyTo">What becomes of a whole; only once nothing was found wrong with the patch.</param>
public sealed record MergePatch<T>(T Given, IReadOnlyCollection<string> Leaves, Func<T, T> ApplyTo) : IMergePatch where T : class
{
    object IMergePatch.Given => Given;

    /// <summary>Whether it says what stands there, or what that is a part of.</summary>
    public bool Names(string pointer) => Leaves.Any(leaf => JsonPointer.Covers(leaf, pointer));
}
