using ChannelProgram.Application.Common;
using ChannelProgram.Web.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ChannelProgram.Api.Tests.Common;

public class ReadingQueries
{
    private readonly InputFaults _faults = new();

    [Theory]
    [InlineData("", 50, false)]
    [InlineData("?limit=1", 1, false)]
    [InlineData("?limit=200", 200, false)]
    [InlineData("?limit=201", 50, true)]
    [InlineData("?limit=0", 50, true)]
    [InlineData("?limit=-1", 50, true)]
    [InlineData("?limit=%2B5", 50, true)]
    [InlineData("?limit=", 50, true)]
    [InlineData("?limit=99999999999", 50, true)]
    public void A_limit_is_from_1_to_200(string query, int limit, bool refused)
    {
        Assert.Equal(limit, Of(query).Limit());
        Assert.Equal(refused, _faults.ByPointer.ContainsKey("limit"));
    }

    [Fact]
    public void Several_values_come_by_comma()
    {
        Assert.Equal([ThingKind.Round, ThingKind.SquareCut], Of("?kind=round,squareCut").Values<ThingKind>("kind"));
        Assert.Equal(["a", "b c"], Of("?code=a,b+c").Texts("code", 5));
        Assert.Empty(Of("").Values<ThingKind>("kind"));
        Assert.False(_faults.Any);
    }

    [Theory]
    [InlineData("?kind=oval")]
    [InlineData("?kind=Round")]
    [InlineData("?kind=1")]
    [InlineData("?kind=")]
    [InlineData("?kind=round,")]
    public void What_is_no_name_of_the_enum_is_a_fault(string query)
    {
        Of(query).Values<ThingKind>("kind");

        Assert.Equal(["must be one of round, squareCut"], _faults.ByPointer["kind"]);
    }

    [Theory]
    [InlineData("?number=", "must not be empty")]
    [InlineData("?number=a%00", "must not contain control characters")]
    [InlineData("?number=123456", "has at most 5 characters")]
    public void A_text_has_its_bounds(string query, string message)
    {
        Assert.Empty(Of(query).Texts("number", 5));
        Assert.Equal([message], _faults.ByPointer["number"]);
    }

    [Fact]
    public void A_cursor_that_is_none_has_a_code_of_its_own()
    {
        Assert.Null(Of("?after=x").After());
        Assert.Equal("cursorInvalid", _faults.OnlyCode);
    }

    private QueryInput Of(string query) =>
        new(new QueryCollection(QueryHelpers.ParseQuery(query)), _faults, Caller.Program, _ => null);
}
