namespace ChannelProgram.Domain.Companies.Names;

/// <summary>
/// What a company is called, as people write it: one name, or several (<c>Fibula Ltd t/a Kerinu</c>), each read for itself. Two
/// of these match if any of their names do. See docs/matching.md.
/// </summary>
public sealed class CompanyName
{
    /// <summary>The version of the rules and word lists; stored with every decision based on them.</summary>
    public const string Rules = "names-2";

    public const int MaxRulesLength = 20;

    public const int MaxLength = 200;

    private readonly IReadOnlyList<SingleName> _names;

    private CompanyName(string written, string country, IReadOnlyList<SingleName> names) =>
        (Written, Country, _names) = (written, country, names);

    public string Written { get; }

    public string Country { get; }

    /// <summary>
    /// Of all its names: without legal forms, articles and words for "and"; never empty if anything can be read.
    /// </summary>
    public IReadOnlyList<NameWord> Words => _names.Count == 1 ? _names[0].Words : [.. _names.SelectMany(it => it.Words)];

    /// <summary>
    /// Index keys: names that match nearly always share one. ASCII without capitals, at most <see cref="NameKeys.MaxLength"/>
    /// characters, in no order, each once.
    /// </summary>
    public IReadOnlyList<string> Keys => field ??= [.. _names.SelectMany(NameKeys.Of).Distinct(StringComparer.Ordinal)];

    /// <param name="country">ISO 3166-1 alpha-2 code, in upper case: legal forms and words for "and" depend on it.</param>
    public static CompanyName Read(string name, string country)
    {
        var names = OtherNames.Split(NameReading.Tokens(LegalFormRemoval.Unglue(NameReading.Unescape(name), country)));
        return new(name, country, names.ConvertAll(it => SingleName.Of(it, country)));
    }

    public bool MayMatch(CompanyName other)
    {
        foreach (var one in _names)
        {
            foreach (var its in other._names)
            {
                if (NameComparison.MayMatch(one, its)) return true;
            }
        }

        return false;
    }

    /// <summary>Of the pair of names that agrees best.</summary>
    public NameMatch Compare(CompanyName other, IWordRarity rarity) =>
        _names.SelectMany(_ => other._names, (one, its) => NameComparison.Of(one, its, rarity))
            .MaxBy(it => (it.IsMatch, it.Score))!;
}
