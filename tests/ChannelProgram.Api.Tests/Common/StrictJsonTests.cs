using System.Diagnostics;
using System.Text;
using ChannelProgram.Application.Common;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Api.Tests.Common;

public class StrictJsonTests
{
    private readonly InputFaults _faults = new();

    [Fact]
    public void Valid_JSON_is_read_without_a_fault()
    {
        var thing =
            Read("""{"name":"Acmé \u00e9 😀","kind":"squareCut","parts":[{"code":"a","count":2,"on":"2026-11-21"},null]}""");

        Assert.False(_faults.Any);
        Assert.Equal(("Acmé é 😀", SampleKind.SquareCut), (thing.Name, thing.Kind));
        Assert.Equal(new CreateSample.Part("a", 2, new(2026, 11, 21)), thing.Parts![0]);
    }

    [Fact]
    public void Every_fault_is_reported_by_its_pointer_and_the_rest_is_read()
    {
        var thing = Read("""
            {"name":"Acme","kind":"oval","a/b~c":1,"parts":[{"code":7,"count":"1"},{"code":"b","count":1.5,"on":"21.11.2026"},"x",{"Code":"c"}]}
            """);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["/a~1b~0c"] = "is not a member of this request",
                ["/kind"] = "must be one of round, squareCut",
                ["/parts/0/code"] = "must be a string",
                ["/parts/0/count"] = "must be a whole number",
                ["/parts/1/count"] = "must be a whole number",
                ["/parts/1/on"] = "must be a date such as \"2026-11-21\"",
                ["/parts/2"] = "must be an object",
                ["/parts/3/Code"] = "is not a member of this request",
            },
            Faults());
        Assert.Equal("Acme", thing.Name);
        Assert.Equal(["b"], thing.Parts!.Select(it => it?.Code).OfType<string>());
    }

    [Theory]
    [InlineData("""{"name":"a","name":"b"}""", "/name", "is given more than once")]
    [InlineData("""{"parts":[{"code":"a","code":"a"}]}""", "/parts/0/code", "is given more than once")]
    [InlineData("""{"kind":1}""", "/kind", "must be one of round, squareCut")]
    [InlineData("""{"kind":"SquareCut"}""", "/kind", "must be one of round, squareCut")]
    [InlineData("""{"kind":"round,squareCut"}""", "/kind", "must be one of round, squareCut")]
    [InlineData("""{"name":{}}""", "/name", "must be a string")]
    [InlineData("""{"parts":{}}""", "/parts", "must be a list")]
    [InlineData("""{"parts":[{"count":1e400}]}""", "/parts/0/count", "must be a whole number")]
    [InlineData("""{"name":"\u0000"}""", "/name", "must not contain the character NUL")]
    [InlineData("""{"name":"\ud800"}""", "/name", "must be well-formed text (half of a surrogate pair stands alone)")]
    [InlineData("""{"\ud800":1}""", "", "has a member whose name is not well-formed text")]
    [InlineData("""null""", "", "must be an object")]
    [InlineData("""[]""", "", "must be an object")]
    [InlineData("""7""", "", "must be an object")]
    public void A_fault_has_its_pointer(string body, string pointer, string message)
    {
        Read(body);

        Assert.Equal([KeyValuePair.Create(pointer, message)], Faults());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"name":"a"} x""")]
    [InlineData("""{"name":"a",}""")]
    [InlineData("""{"name":'a'}""")]
    [InlineData("""{"name":"a" /* why */}""")]
    [InlineData("""{"name":NaN}""")]
    [InlineData("\uFEFF{}")]
    [InlineData("{\"name\":\"\0\"}")]
    [InlineData(" ")]
    public void Malformed_JSON_is_one_fault_of_the_whole(string body)
    {
        Read(body);

        Assert.Equal([""], Faults().Keys);
    }

    [Fact]
    public void Invalid_UTF_8_is_one_fault_of_the_whole()
    {
        StrictJson.Read<CreateSample>("{\"name\":\"\xC3\"}".Select(it => (byte)it).ToArray(), _faults);

        Assert.Equal([KeyValuePair.Create("", "must be UTF-8")], Faults());
    }

    [Fact]
    public void An_escaped_backslash_before_u0000_is_no_NUL()
    {
        Assert.Equal("\\u0000", Read("""{"name":"\\u0000"}""").Name);
        Assert.False(_faults.Any);
    }

    [Fact]
    public void Reading_stops_at_the_maximum_number_of_faults()
    {
        Read($$"""{"parts":[{{string.Join(',', Enumerable.Repeat("7", 2_000))}}]}""");

        Assert.Equal(InputFaults.Max, _faults.Count);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"parts\":")]
    [InlineData("{\"parts\":[")]
    public void The_largest_and_deepest_input_is_read_fast(string deeper)
    {
        var bytes =
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(deeper, BufferedRequestBody.MaxBytes / deeper.Length)));
        StrictJson.Read<CreateSample>(bytes, new());
        var (before, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());

        StrictJson.Read<CreateSample>(bytes, _faults);

        Assert.Equal([""], Faults().Keys);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 5_000_000);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_long_name_in_a_pointer_is_cut()
    {
        Read($$"""{"{{new string('x', 200_000)}}":1}""");

        Assert.True(Faults().Keys.Single().Length < 300);
    }

    [Theory]
    [InlineData("2026-11-21T09:00:00Z", "2026-11-21T09:00:00Z")]
    [InlineData("2026-11-21T10:00:00+01:00", "2026-11-21T09:00:00Z")]
    [InlineData("2026-11-21T09:00:00.5Z", "2026-11-21T09:00:00.5Z")]
    [InlineData("2026-11-21T09:00:00.1234567Z", "2026-11-21T09:00:00.123456Z")]
    [InlineData("2026-11-21T09:00:00.123456789Z", "2026-11-21T09:00:00.123456Z")]
    [InlineData("2026-12-31T23:59:59.999999999999999999999999999999Z", "2026-12-31T23:59:59.999999Z")]
    [InlineData("2026-11-21T10:00:00.000000999+01:00", "2026-11-21T09:00:00Z")]
    [InlineData("2026-11-21T09:00:00.12345678", null)]
    [InlineData("2026-11-21T09:00:00.1234567x9Z", null)]
    [InlineData("2026-11-21T09:00:00.+01:00", null)]
    [InlineData(
        "2026-11-21T09:00:00.00000000000000000000000000000000000000000000000000000000000000000000000000000000Z", null)]
    [InlineData("2026-11-21T09:00:00", null)]
    [InlineData("2026-11-21T09:00:00.Z", null)]
    [InlineData("2026-11-21", null)]
    [InlineData("2026-11-21 09:00:00Z", null)]
    [InlineData("9999-12-31T23:59:59-14:00", null)]
    [InlineData("2026-02-30T09:00:00Z", null)]
    public void Times_are_read_with_their_offset_and_written_in_UTC(string sent, string? written)
    {
        var understood = InstantConverter.TryParse(sent, out var instant);

        Assert.Equal(written is not null, understood);
        if (understood) Assert.Equal($"\"{written}\"", Encoding.UTF8.GetString(Json.Bytes(instant)));
    }

    [Fact]
    public void Answers_are_camel_case_with_nulls_and_names_readable() => Assert.Equal(
        """{"name":"Müller & 株式会社","kind":"squareCut","parts":null}""",
        Encoding.UTF8.GetString(Json.Bytes(new CreateSample("Müller & 株式会社", SampleKind.SquareCut, null))));

    private CreateSample Read(string body) => StrictJson.Read<CreateSample>(Encoding.UTF8.GetBytes(body), _faults);

    private Dictionary<string, string> Faults() => _faults.ByPointer.ToDictionary(it => it.Key, it => it.Value[0]);
}
