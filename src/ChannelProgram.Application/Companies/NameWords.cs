using System.Diagnostics.CodeAnalysis;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Application.Companies;

public sealed record NameWords(IReadOnlyList<string> Words) : ITextValue<NameWords>
{
    public static string Expected =>
        $"must be beginnings of words of its name, each of at least {SearchText.MinLength} characters; "
        + $"at most {SearchText.MaxLength} characters";

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out NameWords value)
    {
        value = text is not null && SearchText.ParseName(text) is { } words ? new(words) : null;
        return value is not null;
    }
}
