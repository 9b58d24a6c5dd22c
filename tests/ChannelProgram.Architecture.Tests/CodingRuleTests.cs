namespace ChannelProgram.Architecture.Tests;

public class CodingRuleTests
{
    [Fact]
    public void Only_what_customers_and_their_keys_need_looks_past_the_partner_scope() => Assert.Equal(
        [
            "src/ChannelProgram.Infrastructure/Deals/Customers.cs",
            "src/ChannelProgram.Infrastructure/Deals/DealKeys.cs",
            "src/ChannelProgram.Infrastructure/Deals/DealQueries.cs",
        ],
        SourceFiles.All.Where(it => it.Value.Contains("IgnoreQueryFilters", StringComparison.Ordinal)).Select(it => it.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void No_use_case_writes_sql_of_its_own() => Assert.DoesNotContain(SourceFiles.All, it =>
        it.Key.StartsWith("src/ChannelProgram.Application/", StringComparison.Ordinal)
        && (it.Value.Contains("FromSql", StringComparison.Ordinal) || it.Value.Contains("ExecuteSql", StringComparison.Ordinal)));

    [Fact]
    public void Nothing_is_left_for_later() => Assert.DoesNotContain(SourceFiles.All, it =>
        it.Value.Contains("TODO", StringComparison.Ordinal)
        || it.Value.Contains("FIXME", StringComparison.Ordinal)
        || it.Value.Contains("NotImplementedException", StringComparison.Ordinal));

    [Fact]
    public void No_class_is_named_after_a_pattern() => Assert.DoesNotContain(SourceFiles.All.Keys, it =>
        System.Text.RegularExpressions.Regex.IsMatch(
            Path.GetFileNameWithoutExtension(it), "(Command|(?<!And)Query|Dto|Service|Manager|Helper|Util|Utils|Repository)$"));
}
