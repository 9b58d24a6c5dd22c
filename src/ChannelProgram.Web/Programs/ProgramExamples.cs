using System.Text.Json.Nodes;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Programs;

internal static class ProgramExamples
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset NewYear = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ProgramDocument Longer = new("""{"dealRegistration":{"protectionDays":45}}""");

    private static readonly ProgramDocument Shipped = ProgramDocument.Of(ProgramFile.ReadShipped());

    public static readonly DraftProgramVersion.Body Draft = new(BasedOn: 1, Longer);

    public static readonly ProgramVersionView Drafted = new(
        Version: 2, ProgramVersionStatus.Draft, EffectiveFrom: null, PublishedAt: null, Noon, Noon, Shipped.Merge(Longer),
        ["update", "delete", "validate", "publish"]);

    public static readonly JsonNode Update = JsonNode.Parse("""{"program":{"dealRegistration":{"protectionDays":60}}}""")!;

    public static readonly ProgramVersionView Updated = Drafted with
    {
        Program = Shipped.Merge(new("""{"dealRegistration":{"protectionDays":60}}""")),
    };

    public static readonly ProgramValidation Valid = new([]);

    public static readonly ProgramComparison Comparison =
        new(From: 1, To: 2, [new("/dealRegistration/protectionDays", "30", "45")]);

    public static readonly PublishProgramVersion.Body Publication = new(NewYear);

    public static readonly ProgramVersionView Published = Drafted with
    {
        Status = ProgramVersionStatus.Published,
        EffectiveFrom = NewYear,
        PublishedAt = Noon,
        NextActions = [],
    };

    public static readonly Listing<ProgramVersionSummary> Page = new(
        [
            new(Version: 2, ProgramVersionStatus.Draft, EffectiveFrom: null, PublishedAt: null, Noon, Noon),
            new(Version: 1, ProgramVersionStatus.Published, Noon, Noon, Noon, Noon),
        ],
        Next: null);
}
