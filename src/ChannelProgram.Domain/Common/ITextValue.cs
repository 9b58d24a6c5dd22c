using System.Diagnostics.CodeAnalysis;

namespace ChannelProgram.Domain.Common;

public interface ITextValue<TSelf> where TSelf : ITextValue<TSelf>
{
    /// <summary>What the text must be, for error messages: <c>must be a number</c>.</summary>
    static abstract string Expected { get; }

    static abstract bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out TSelf value);
}
