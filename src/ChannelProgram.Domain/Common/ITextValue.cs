using System.Diagnostics.CodeAnalysis;

namespace ChannelProgram.Domain.Common;

/// <summary>A value that people write as text, such as in a filter of a list.</summary>
public interface ITextValue<TSelf> where TSelf : ITextValue<TSelf>
{
    /// <summary>What a text has to be to be one, such as <c>must be a number</c>.</summary>
    static abstract string Expected { get; }

    static abstract bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out TSelf value);
}
