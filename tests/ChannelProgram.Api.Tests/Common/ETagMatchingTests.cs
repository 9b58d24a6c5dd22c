using ChannelProgram.Application.Common;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Api.Tests.Common;

public class ETagMatchingTests
{
    private static readonly string Current = ETags.Of(Json.Bytes(ChangeSample.Current)).ToString();

    [Theory]
    [InlineData("{0}", true, true)]
    [InlineData("\"x\", {0}", true, true)]
    [InlineData("*", true, true)]
    [InlineData("W/{0}", true, false)]
    [InlineData("\"x\"", false, false)]
    public void A_reader_compares_weakly_and_a_writer_strongly(string sent, bool known, bool met)
    {
        sent = sent.Replace("{0}", Current, StringComparison.Ordinal);
        var (preconditions, faults) = (new Preconditions(), new InputFaults());
        preconditions.Read(sent, required: true, faults);

        Assert.Equal(known, ETags.IsKnown(sent, ETags.Of(Json.Bytes(ChangeSample.Current))));
        Assert.Equal(met, preconditions.Met(ChangeSample.Current));
        Assert.False(preconditions.Missing);
        Assert.False(faults.Any);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Without_If_Match_it_depends_on_whether_one_is_needed(bool required, bool met)
    {
        var preconditions = new Preconditions();
        preconditions.Read(default, required, new());

        Assert.Equal(met, preconditions.Met(ChangeSample.Current));
        Assert.Equal(required, preconditions.Missing);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("\"a\" \"b\"")]
    public void A_malformed_entity_tag_is_a_fault(string sent)
    {
        var faults = new InputFaults();
        new Preconditions().Read(sent, required: false, faults);

        Assert.Equal(["If-Match"], faults.ByPointer.Keys);
    }
}
