namespace ChannelProgram.Bench.Names;

/// <summary>
/// Names of companies as a register has them: few family names that very many bear and very many that few do, trades and
/// places likewise, brands that nobody else has. The same for every run.
/// </summary>
internal sealed class CompanyGenerator(int seed)
{
    private static readonly (string Country, int Share, string[] Forms)[] Countries =
    [
        ("US", 22, ["Inc.", "LLC", "Corp.", "Co.", ""]), ("DE", 12, ["GmbH", "GmbH & Co. KG", "AG", "e.K.", ""]),
        ("GB", 12, ["Ltd", "Limited", "PLC", ""]),
        ("FR", 9, ["SARL", "SAS", "SA", ""]), ("IT", 8, ["S.r.l.", "S.p.A.", ""]), ("ES", 7, ["S.L.", "S.A.", ""]),
        ("PL", 6, ["Sp. z o.o.", "S.A.", ""]),
        ("NL", 5, ["B.V.", "N.V.", ""]), ("BR", 5, ["Ltda", "S.A."]), ("IN", 5, ["Pvt. Ltd.", "Limited"]), ("SE", 3, ["AB"]),
        ("AT", 3, ["GmbH", "AG"]), ("CH", 3, ["AG", "GmbH", "SA"]),
    ];

    private static readonly string[] Syllables =
    [
        "ba", "ber", "bra", "cal", "den", "dor", "el", "fen", "gar", "gra", "hal", "hen", "in", "jan", "ka", "kes", "lan", "ler",
        "lo", "mar", "men", "mi",
        "nor", "ol", "pe", "pol", "ra", "rin", "ros", "sa", "schi", "sel", "ski", "son", "stei", "ta", "ter", "tho", "ul", "va",
        "ver", "vi", "wal", "wen", "za",
    ];

    private static readonly string[] Trades = Words("trade-words.txt"), Places = Words("places.txt"),
        Descriptors = Words("descriptors.txt");
    private static readonly Dictionary<string, string[]> Names = Lines("common-names.txt")
        .ToDictionary(it => it[..2], it => it[3..].Split(' '));

    // Chance that nobody could gain by guessing: the same names every time.
    private readonly Random _random = new(seed);

    public IEnumerable<(string Name, string Country)> Companies()
    {
        var total = Countries.Sum(it => it.Share);
        while (true)
        {
            var at = _random.Next(total);
            var (country, _, forms) = Countries.First(it => (at -= it.Share) < 0);
            yield return ($"{Core(country)} {forms[_random.Next(forms.Length)]}".Trim(), country);
        }
    }

    /// <summary>The name as somebody else might type it.</summary>
    public string WithTypo(string name)
    {
        var at = _random.Next(1, Math.Max(2, name.Length / 2));
        return _random.Next(3) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, name[at].ToString()),
            _ => $"{name[..(at - 1)]}{name[at]}{name[at - 1]}{name[(at + 1)..]}",
        };
    }

    private string Core(string country) => _random.Next(100) switch
    {
        < 40 => $"{Family(country)} {Ranked(Trades)}",
        < 50 => $"{Family(country)} & {Family(country)}",
        < 65 => $"{Coined(3)} {Ranked(Trades)}",
        < 75 => Coined(4),
        < 83 => $"{Ranked(Places)} {Ranked(Trades)}",
        < 88 => $"{Family(country)} {Ranked(Descriptors)}",
        < 94 => $"{Ranked(Trades)} {Ranked(Trades)} {Ranked(Descriptors)}",
        _ => $"{Coined(2)} {Ranked(Trades)} {Ranked(Trades)}",
    };

    /// <summary>Three in ten bear one of the listed names; the others one of some 90,000.</summary>
    private string Family(string country) => _random.Next(10) < 3 ? Ranked(Names[country]) : Coined(3);

    /// <summary>
    /// The first of a list most often, as words and names go: half of all choices fall on its first tenth or so.
    /// </summary>
    private string Ranked(string[] words) => words[(int)(words.Length * Math.Pow(_random.NextDouble(), 3))];

    private string Coined(int syllables)
    {
        var name = string.Concat(Enumerable.Range(0, syllables).Select(_ => Syllables[_random.Next(Syllables.Length)]));
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static string[] Words(string file)
    {
        var words = Lines(file).Select(it => it.Split(':', ' ')[0]).ToArray();
        // Lists are in alphabetical order; rank must not follow it.
        new Random(1).Shuffle(words);
        return words;
    }

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Lists", file)).Where(it => it[0] != '#');
}
