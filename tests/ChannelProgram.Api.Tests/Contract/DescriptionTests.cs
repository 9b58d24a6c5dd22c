using System.Text.Json;
using System.Text.RegularExpressions;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using ChannelProgram.Web.Contract;

namespace ChannelProgram.Api.Tests.Contract;

/// <summary>Summaries in the code are published: what they say of the code is nothing for a reader of the contract.</summary>
public partial class DescriptionTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    /// <summary>As a reference in a summary is published: by the name that a type or a member has in C#.</summary>
    private static readonly HashSet<string> NamesInCode =
    [
        .. ((Type[])[typeof(Refusal), typeof(Permission), typeof(ChannelDb), typeof(ApiDocument)])
            .SelectMany(it => it.Assembly.GetTypes())
            .SelectMany(it => it.GetMembers().Select(member => member.Name).Append(it.Name)),
    ];

    [Fact]
    public async Task No_description_speaks_of_the_code()
    {
        var (read, wrong) = (0, new List<string>());
        foreach (var (place, text) in Descriptions((await Document.Of(host)).Root, ""))
        {
            read++;
            wrong.AddRange(OfCode().Matches(text).Select(it => $"{place}: {it.Value}"));
            wrong.AddRange(
                Capitalised().Matches(text).Where(it => NamesInCode.Contains(it.Value)).Select(it => $"{place}: {it.Value}"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange(read, 300, int.MaxValue);
    }

    [Theory]
    [InlineData("It is over at Until.", "Until")]
    [InlineData("Call it after VendorClaim.ExpireClaims.", "VendorClaim")]
    [InlineData("The one that Account has.", "Account")]
    public void A_name_of_the_code_is_recognised(string text, string name) =>
        Assert.Contains(name, Capitalised().Matches(text).Select(it => it.Value).Where(NamesInCode.Contains));

    private static IEnumerable<(string Place, string Text)> Descriptions(JsonElement at, string place) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().Where(it => it.Name is not ("example" or "examples")).SelectMany(it =>
            it is { Name: "description" or "summary", Value.ValueKind: JsonValueKind.String }
                ? [($"{place}/{it.Name}", it.Value.GetString()!)]
                : Descriptions(it.Value, $"{place}/{it.Name}")),
        JsonValueKind.Array => at.EnumerateArray().Index().SelectMany(it => Descriptions(it.Item, $"{place}/{it.Index}")),
        _ => [],
    };

    [GeneratedRegex("""
        </?(see|seealso|paramref|typeparamref|inheritdoc|para|c|code|list|item)\b
        | \b(EF|LINQ|DTO|TODO|SQL|PostgreSQL|Swagger|handlers?|repository|aggregates?|entity|entities|transactions?|jobs?)\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex OfCode();

    /// <summary>A capitalised word, but for the first of a sentence and a part of a name such as If-Match.</summary>
    [GeneratedRegex(@"(?<=[a-z,;] )[A-Z][a-z]\w*\b(?!-)")]
    private static partial Regex Capitalised();
}
