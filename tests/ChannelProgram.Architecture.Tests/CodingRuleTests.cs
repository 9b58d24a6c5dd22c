using System.Text.RegularExpressions;

namespace ChannelProgram.Architecture.Tests;

public partial class CodingRuleTests
{
    /// <summary>As .editorconfig declares it.</summary>
    private const int MaxLineLength = 130;

    /// <summary>A text over several lines (SQL, JSON) keeps the lines that it has.</summary>
    [Fact]
    public void No_line_is_longer_than_declared() => Assert.Empty(
        from file in SourceFiles.All
        from line in RawText().Replace(file.Value, it => it.Value.Contains('\n', StringComparison.Ordinal) ? "" : it.Value)
            .Split('\n')
        where line.Length > MaxLineLength
        select $"{file.Key}: {line.Trim()}");

    [Fact]
    public void Only_the_listed_files_ignore_the_partner_filter() => Assert.Equal(
        [
            // A decision is about all parties, whoever asks.
            "src/ChannelProgram.Infrastructure/Conflicts/ConflictChecks.cs",
            "src/ChannelProgram.Infrastructure/Conflicts/StoredConflicts.cs",
            "src/ChannelProgram.Infrastructure/DealTransfers/StoredDealTransfers.cs",
            "src/ChannelProgram.Infrastructure/Deals/Customers.cs",
            "src/ChannelProgram.Infrastructure/Deals/DealKeys.cs",
            "src/ChannelProgram.Infrastructure/Deals/DealQueries.cs",
            "src/ChannelProgram.Infrastructure/Deals/Registrations.cs",
            // Finds out who the caller is.
            "src/ChannelProgram.Infrastructure/Identity/CallerResolver.cs",
            // That a deal was registered stays true, whoever has it now.
            "src/ChannelProgram.Infrastructure/Onboarding/OnboardingHappenings.cs",
            // A place is one among all.
            "src/ChannelProgram.Infrastructure/Tiers/RevenueRanks.cs",
        ],
        SourceFiles.Product.Where(it => it.Value.Contains("IgnoreQueryFilters", StringComparison.Ordinal)).Select(it => it.Key)
            .Order(StringComparer.Ordinal));

    /// <summary>
    /// Business decides by <c>ProgramClock</c>. The machine's clock is for what protects, runs or watches the API itself, and for
    /// when something was recorded.
    /// </summary>
    [Fact]
    public void Only_the_listed_files_read_the_clock_of_the_machine() => Assert.Equal(
        [
            "src/ChannelProgram.Application/Common/Meters.cs",
            "src/ChannelProgram.Application/Common/ProgramClock.cs",
            "src/ChannelProgram.Application/Sandbox/SandboxFeature.cs",
            "src/ChannelProgram.Domain/Common/Instants.cs",
            "src/ChannelProgram.Infrastructure/Deals/Batching/BatchedIdempotentRequests.cs",
            "src/ChannelProgram.Infrastructure/Deals/Batching/BatchedRegistration.cs",
            "src/ChannelProgram.Infrastructure/Demo/DemoSeed.cs",
            "src/ChannelProgram.Infrastructure/Programs/ProgramVersions.cs",
            "src/ChannelProgram.Web/Program.cs",
        ],
        SourceFiles.Product.Where(it => it.Value.Contains("TimeProvider", StringComparison.Ordinal)).Select(it => it.Key)
            .Where(it => !RunsTheApi().IsMatch(it)).Order(StringComparer.Ordinal));

    [Fact]
    public void No_statement_reads_the_clock_of_the_database() => Assert.All(
        SourceFiles.Product.Where(it => DatabaseClock().IsMatch(it.Value)),
        it => Assert.EndsWith("Engine.cs", it.Key, StringComparison.Ordinal));

    [Fact]
    public void No_use_case_writes_sql_of_its_own() => Assert.DoesNotContain(SourceFiles.Product, it =>
        it.Key.StartsWith("src/ChannelProgram.Application/", StringComparison.Ordinal)
        && (it.Value.Contains("FromSql", StringComparison.Ordinal) || it.Value.Contains("ExecuteSql", StringComparison.Ordinal)));

    [Fact]
    public void No_code_is_unfinished() => Assert.DoesNotContain(SourceFiles.Product, it =>
        it.Value.Contains("TODO", StringComparison.Ordinal)
        || it.Value.Contains("FIXME", StringComparison.Ordinal)
        || it.Value.Contains("NotImplementedException", StringComparison.Ordinal));

    [Fact]
    public void No_class_is_named_after_a_pattern() => Assert.DoesNotContain(SourceFiles.Product.Keys, it =>
        PatternName().IsMatch(Path.GetFileNameWithoutExtension(it)));

    [GeneratedRegex("\"{3}[\\s\\S]*?\"{3}")]
    private static partial Regex RawText();

    [GeneratedRegex(@"^src/[\w.]+/(Identity|Jobs|Observability|Setup|Store)/")]
    private static partial Regex RunsTheApi();

    [GeneratedRegex(@"(?<![.\w])(now\(\)|current_timestamp|clock_timestamp|SYSUTCDATETIME|SYSDATETIMEOFFSET|GETUTCDATE)")]
    private static partial Regex DatabaseClock();

    [GeneratedRegex("(Command|(?<!And)Query|Dto|Service|Manager|Helper|Util|Utils|Repository)$")]
    private static partial Regex PatternName();
}
