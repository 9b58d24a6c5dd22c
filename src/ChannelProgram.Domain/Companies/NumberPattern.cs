namespace ChannelProgram.Domain.Companies;

/// <summary>
/// The form of a number: <c>d</c> is a digit, <c>a</c> a letter, <c>x</c> either, any other sign itself. What stands in
/// parentheses, or else all of it, is the number of the legal entity.
/// </summary>
internal sealed class NumberPattern
{
    private readonly string _signs;
    private readonly Range _entity;

    public NumberPattern(string text)
    {
        var (start, end) = (text.IndexOf('(', StringComparison.Ordinal), text.IndexOf(')', StringComparison.Ordinal));
        _entity = start < 0 ? Range.All : start..(end - 1);
        _signs = text.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
    }

    public bool Matches(string number)
    {
        if (number.Length != _signs.Length) return false;
        for (var at = 0; at < number.Length; at++)
        {
            var isDigit = char.IsAsciiDigit(number[at]);
            var fits = _signs[at] switch { 'd' => isDigit, 'a' => !isDigit, 'x' => true, var sign => sign == number[at] };
            if (!fits) return false;
        }

        return true;
    }

    public string EntityOf(string number) => number[_entity];
}
