using System.Text.RegularExpressions;

namespace ChannelProgram.Architecture.Tests;

/// <summary>Names that were replaced by the standard terms of the trade stay away.</summary>
public partial class RetiredNameTests
{
    /// <summary>Ordinary words that are retired as names of code only.</summary>
    private const string Names =
        "RegistrationGroups?|Ground|Standing|Applicant|IHolder|TakeOver|WaitNoMore|Happens|Shown|Settle|StatusThen|"
        + "ClockActsAt|ReviewAbove|WaitsSince|Contest|IsAsLeft|Deciding|DealForChange|Registering|Questioning|NameWalk|NamesRead|"
        + "LikeNames|Slips|Book|ProgramShelf|ScopedStore|StoreLookups|Witness|Lease|Say|Sight|HttpHabits|Circumstances|Failures|"
        + "Bounds|Nothing|Discretion|LinesTogether|TidyUp|AtMost|Hanging|Unneeded|GoOn|IsPlanted|WithHabits|IsShutOut|WorkPlace|"
        + @"AsGood|Most[A-Z]\w*|Longest[A-Z]\w*";

    /// <summary>Words that are retired everywhere, in comments, documents and the contract too.</summary>
    private const string Words =
        "seats?|preludes?|encounters?|contention|contenders?|claimable|kinship|recognisers?|lapse[sd]?|succession|forgetting|"
        + "gathering|patience|verdicts?|fate|several-?units|join-?customer|split-?customer";

    [Fact]
    public void No_code_has_a_retired_name() => Assert.Empty(
        from file in SourceFiles.Product
        from Match name in RetiredName().Matches(CommentOrText().Replace(file.Value, ""))
        select $"{file.Key}: {name.Value}");

    [Fact]
    public void No_text_has_a_retired_word() => Assert.Empty(
        from file in SourceFiles.All.Where(it => !it.Key.EndsWith($"/{nameof(RetiredNameTests)}.cs", StringComparison.Ordinal))
            .Concat(Directory.EnumerateFiles(Path.Combine(SourceFiles.Root, "docs"), "*.md", SearchOption.AllDirectories)
                .Append(Path.Combine(SourceFiles.Root, "README.md"))
                .Append(Path.Combine(SourceFiles.Root, "api-specs", "channel-program.v1.json"))
                .Select(it => KeyValuePair.Create(Path.GetRelativePath(SourceFiles.Root, it), File.ReadAllText(it))))
        from Match word in RetiredWord().Matches(file.Value)
        select $"{file.Key}: {word.Value}");

    [GeneratedRegex($@"\b({Names})\b")]
    private static partial Regex RetiredName();

    [GeneratedRegex($@"\b({Words})\b", RegexOptions.IgnoreCase)]
    private static partial Regex RetiredWord();

    [GeneratedRegex("//[^\\n]*|\"(?:\\\\.|[^\"\\\\\\n])*\"")]
    private static partial Regex CommentOrText();
}
