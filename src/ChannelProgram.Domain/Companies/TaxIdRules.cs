using System.Collections.Frozen;
using System.Globalization;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies;

/// <summary>How the numbers of one country are read; by country in <c>tax-ids.txt</c>.</summary>
internal sealed class TaxIdRules
{
    private const string Everywhere = "*";

    private static readonly Lazy<FrozenDictionary<string, TaxIdRules>> Listed = new(ReadList);

    private readonly string[] _labels;
    private readonly string[] _prefixes;
    private readonly string[] _suffixes;
    private readonly string[] _registers;
    private readonly int _digits;
    private readonly NumberPattern[] _whole;
    private readonly NumberPattern[] _entities;
    private readonly NumberPattern[] _nobody;

    private TaxIdRules(IEnumerable<string> codes, IReadOnlyCollection<(string Member, string Value)> lines)
    {
        _labels = Longest(Values("label").Select(TypedNumber.Fold));
        _prefixes = Longest(codes.Concat(Values("prefix")).Select(TypedNumber.Fold));
        _suffixes = Longest(Values("suffix").Select(it => it.ToUpperInvariant()));
        _registers = Longest(Values("register").Select(it => it.ToUpperInvariant()));
        Letters = string.Concat(Values("letters"));
        _digits = Values("digits").Select(it => int.Parse(it, CultureInfo.InvariantCulture)).FirstOrDefault();
        _whole = Patterns("whole");
        _entities = Patterns("entity");
        _nobody = Patterns("nobody");

        IEnumerable<string> Values(string member) => lines.Where(it => it.Member == member).Select(it => it.Value);

        NumberPattern[] Patterns(string member) => [.. Values(member).Select(it => new NumberPattern(it))];

        static string[] Longest(IEnumerable<string> words) => [.. words.Distinct().OrderByDescending(it => it.Length)];
    }

    /// <summary>Of a customer whose country is not known: whatever any country writes.</summary>
    public static TaxIdRules OfAnyCountry => Listed.Value[Everywhere];

    /// <summary>Letters of its numbers besides A to Z.</summary>
    public string Letters { get; }

    public static TaxIdRules Of(string country) =>
        Listed.Value.GetValueOrDefault(country) ?? OfAnyCountry;

    public static IEnumerable<string> CountriesNamedBy(string text)
    {
        var typed = new TypedNumber(text);
        return Listed.Value.Where(it => it.Value.Names(typed)).Select(it => it.Key);
    }

    /// <summary>The number without what stands around it; null: it has signs that no number has.</summary>
    public string? NumberIn(string text)
    {
        var typed = new TypedNumber(WithoutBrackets(text.Trim()));
        var start = 0;
        while (typed.From(start, Letters) is not { } rest || !Array.Exists(_whole, it => it.Matches(rest)))
        {
            var next = AfterPrefix(typed, AfterLabels(typed, start));
            if (next == start) break;
            start = next;
        }

        if (typed.From(start, Letters) is not { } number) return null;
        if (Array.Exists(_registers, it => number.Contains(it, StringComparison.Ordinal)))
            number = string.Concat(number.Where(char.IsAsciiDigit));
        while (Array.Find(_suffixes, it => number.EndsWith(it, StringComparison.Ordinal)) is { } suffix)
            number = number[..^suffix.Length];
        return number.Length == _digits - 1 && number.All(char.IsAsciiDigit) ? $"0{number}" : number;
    }

    /// <summary>Around the whole, or around a word behind the number: (DE123456789), CHE-123.456.789 (MWST).</summary>
    private string WithoutBrackets(string text)
    {
        if (text.Length < 2 || text[^1] != ')') return text;
        if (text[0] == '(' && text.IndexOf(')', StringComparison.Ordinal) == text.Length - 1) return text[1..^1];

        var open = text.LastIndexOf('(');
        if (open < 0) return text;
        var word = TypedNumber.Fold(text[(open + 1)..^1]);
        return _labels.Contains(word) || _suffixes.Contains(word.ToUpperInvariant()) ? text[..open] : text;
    }

    public string EntityOf(string number) => Array.Find(_entities, it => it.Matches(number))?.EntityOf(number) ?? number;

    public bool IsOfNobody(string number) => Array.Exists(_nobody, it => it.Matches(number));

    /// <summary>
    /// A label ends where something else than a letter follows, or the country's code, or another label: <c>NIP</c> begins
    /// <c>NIP5260001246</c> and <c>NIPPL5260001246</c>, but not <c>NIPPON123</c>.
    /// </summary>
    private int AfterLabels(TypedNumber typed, int start) => AfterLabels(typed, start, []);

    /// <param name="known">Where the text goes on behind the labels that begin at a place: each is looked for once.</param>
    private int AfterLabels(TypedNumber typed, int start, Dictionary<int, int> known)
    {
        if (known.TryGetValue(start, out var found)) return found;

        foreach (var label in _labels)
        {
            if (typed.After(label, start) is not { } next) continue;
            var after = AfterLabels(typed, next, known);
            if (after > next || !typed.IsLetter(next) || typed.IsApart(next) || AfterPrefix(typed, next) > next)
                return known[start] = after;
        }

        return known[start] = start;
    }

    private bool Names(TypedNumber typed)
    {
        // ID and NO are codes of countries, too.
        var number = AfterLabels(typed, 0);
        return AfterPrefix(typed, 0) > 0 || AfterPrefix(typed, number) > number;
    }

    private int AfterPrefix(TypedNumber typed, int start) =>
        _prefixes.Select(it => typed.After(it, start)).FirstOrDefault(it => it is not null) ?? start;

    private static FrozenDictionary<string, TaxIdRules> ReadList()
    {
        var lines = EmbeddedList.Lines("tax-ids.txt").Select(line => line.Split(": ", 2))
            .Select(it => (Codes: it[0].Split(' '), Members: ReadMembers(it[1]))).ToList();
        var everywhere = lines.Single(it => it.Codes is [Everywhere]).Members;
        var any = new TaxIdRules([], [.. lines.SelectMany(it => it.Members).Where(it => it.Member is "label" or "letters")]);
        var national = lines.Where(it => it.Codes is not [Everywhere])
            .SelectMany(line => line.Codes.Select(code => (code, line.Members))).ToDictionary(it => it.code, it => it.Members);
        return Country.Codes.Select(code => KeyValuePair.Create(
                code, new TaxIdRules([code], [.. everywhere, .. national.GetValueOrDefault(code, [])])))
            .Append(KeyValuePair.Create(Everywhere, any))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static List<(string Member, string Value)> ReadMembers(string text) =>
    [
        .. from part in text.Split("; ")
           let words = part.Split(' ', 2)
           from value in words[1].Split(", ")
           select (words[0], value),
    ];
}
