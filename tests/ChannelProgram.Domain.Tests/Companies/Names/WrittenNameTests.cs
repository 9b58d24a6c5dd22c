using ChannelProgram.Domain.Companies.Names;

namespace ChannelProgram.Domain.Tests.Companies.Names;

/// <summary>Customers as people write them: each pair of the file, and every legal form of the list in every writing.</summary>
public class WrittenNameTests
{
    public static IEnumerable<object[]> Pairs() =>
        from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Companies", "Names", "written-names.txt"))
        where line[0] != '#'
        select line.Split(" | ").ToArray<object>();

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_writings_of_a_name_are_alike_and_two_names_are_not(string finding, string country, string one, string other)
    {
        var (left, right) = (CompanyName.Read(one, country), CompanyName.Read(other, country));
        var match = left.Compare(right, UncountedRarity.Instance);

        Assert.True(match.IsMatch == (finding is "alike"), $"{one} | {other}: {match}");
        Assert.Equal(match.IsMatch, right.Compare(left, UncountedRarity.Instance).IsMatch);
        if (match.IsMatch) Assert.NotEmpty(left.Keys.Intersect(right.Keys));
    }

    [Fact]
    public void Every_legal_form_comes_off_wherever_it_stands_and_however_it_is_written()
    {
        var (wrong, tried) = (new List<string>(), 0);
        foreach (var (country, written, place) in Forms())
        {
            foreach (var form in Writings(written).Distinct())
            {
                string[] names = [$"Fibula Tadosa {form}", $"Fibula Tadosa, {form}", $"Fibula Tadosa {form} (Kerinu)"];
                if (place != '$') names = [.. names, $"Fibula Tadosa {form} Kerinu", $"Fibula Tadosa {form} - Kerinu"];
                if (place is not ('$' or '~')) names = [.. names, $"{form} Fibula Tadosa"];
                wrong.AddRange(names.Where(it => OwnWords(it, country) != "fibula tadosa").Select(it => $"{country}: {it}"));
                tried += names.Length;
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(tried > 100_000, $"only {tried} names");
    }

    [Theory]
    [InlineData("Fibula Tadosa Inc (Chicago)", "US", "fibula tadosa (chicago)")]
    [InlineData("Fibula Tadosa GmbH Berlin", "DE", "fibula tadosa (berlin)")]
    [InlineData("Fibula Company Stores Inc", "US", "fibula company stores")]
    [InlineData("Fibula Tadosa Inc Pension Trust", "US", "fibula tadosa inc pension trust")]
    [InlineData("Fibula Ltd & Kerinu Ltd", "GB", "fibula ltd kerinu")]
    [InlineData("Fibula Tadosa i.L.", "DE", "fibula tadosa i l")]
    [InlineData("Fibula Tadosa GmbH i.L.", "DE", "fibula tadosa")]
    [InlineData("Fibula Ltd t/a Kerinu", "GB", "fibula kerinu")]
    [InlineData("TA Fibula Ltd", "GB", "ta fibula")]
    [InlineData("Fibula A/S", "DK", "fibula")]
    [InlineData("Fibula &amp; Tadosa&reg; Inc", "US", "fibula tadosa")]
    [InlineData("Fibula &#55296; &#0; Tadosa", "US", "fibula 55296 tadosa")]
    [InlineData("Test", "DE", "test")]
    public void What_follows_a_form_is_an_aside(string name, string country, string words) => Assert.Equal(
        words, string.Join(' ', CompanyName.Read(name, country).Words.Select(it => it.IsAside ? $"({it.Text})" : it.Text)));

    /// <summary>Place: the sign by which the list says where the form does not stand.</summary>
    private static IEnumerable<(string Country, string Form, char Place)> Forms()
    {
        using var reader = new StreamReader(typeof(CompanyName).Assembly.GetManifestResourceStream("legal-forms.txt")!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var parts = line.Split(": ", 2);
            foreach (var country in parts[0].Split(' ').Where(it => it != "*"))
            {
                foreach (var form in parts[1].Split("; ")) yield return (country, form.Trim('$', '~', '^'), form[^1]);
            }
        }
    }

    private static IEnumerable<string> Writings(string form)
    {
        yield return form;
        yield return form.ToUpperInvariant();
        if (form.Length is < 2 or > 6 || !form.All(char.IsLetter)) yield break;
        yield return string.Concat(form.Select(it => $"{it}."));
        yield return string.Join(' ', form.Select(it => it));
    }

    private static string OwnWords(string name, string country) =>
        string.Join(' ', CompanyName.Read(name, country).Words.Where(it => !it.IsAside).Select(it => it.Text));
}
