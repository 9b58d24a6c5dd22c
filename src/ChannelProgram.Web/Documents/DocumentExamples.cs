using ChannelProgram.Application.Common;
using ChannelProgram.Application.Documents;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using ChannelProgram.Web.Deals;

namespace ChannelProgram.Web.Documents;

internal static class DocumentExamples
{
    public static readonly FileExample File = new("quote.csv", "product;amount\nanalytics;30000.00\n");

    public static readonly DealDocumentView Document = new(
        new("019aa5b3-1d20-7c41-a8b2-4f5e6d7c8b90"), File.Name, "text/csv", 34, "Rvh6ApI77-Tfc6ecNFlOwAPJcL5em1xkVhvvcowxKMQ",
        DealExamples.Noon, new(ActorKind.Partner, "demo-gold"));

    public static readonly Listing<DealDocumentView> Page = new([Document], Next: null);
}
