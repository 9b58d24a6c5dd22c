using System.Text.RegularExpressions;

namespace ChannelProgram.Architecture.Tests;

/// <summary>Names that were replaced by the standard terms of the trade stay away.</summary>
public partial class RetiredNameTests
{
    private const string Names =
        "Seat|RegistrationGroup|RegistrationGroups|Rounds|Gathering|Prelude|Preludes|Encounter|Standing|Contention|Ground|Contender|Applicant|"
        + "Claimable|IHolder|Lapse|TakeOver|WaitNoMore|Happens|Shown|Settle|StatusThen|ClockActsAt|ReviewAbove|WaitsSince|Contest|Verdict|Fate|"
        + "IsAsLeft|Succession|Deciding|DealForChange|Registering|Forgetting|Questioning|NameWalk|NamesRead|LikeNames|Slips|Kinship|Book|"
        + "ProgramShelf|ScopedStore|StoreLookups|Races|Witness|Lease|Say|Sight|HttpHabits|Circumstances|Failures|Bounds|Nothing|Recogniser|"
        + "Discretion|LinesTogether|Timeout|TidyUp";

    private static readonly string[] Published = ["several-units", "join-customer", "split-customer", "severalUnits", "joinCustomer", "splitCustomer"];

    [Fact]
    public void No_code_has_a_retired_name() => Assert.Empty(
        from file in SourceFiles.All
        from Match name in Retired().Matches(CommentOrText().Replace(file.Value, ""))
        select $"{file.Key}: {name.Value}");

    [Fact]
    public void Nothing_published_or_documented_has_a_retired_name() => Assert.Empty(
        from file in Directory.EnumerateFiles(Path.Combine(SourceFiles.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(SourceFiles.Root, "README.md"))
            .Append(Path.Combine(SourceFiles.Root, "api-specs", "channel-program.v1.json"))
        from word in Published
        where File.ReadAllText(file).Contains(word, StringComparison.Ordinal)
        select $"{Path.GetRelativePath(SourceFiles.Root, file)}: {word}");

    [GeneratedRegex($@"\b({Names})\b")]
    private static partial Regex Retired();

    [GeneratedRegex("//[^\\n]*|\"(?:\\\\.|[^\"\\\\\\n])*\"")]
    private static partial Regex CommentOrText();
}
