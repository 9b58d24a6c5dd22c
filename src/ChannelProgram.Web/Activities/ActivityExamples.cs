using ChannelProgram.Application.Activities;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Activities;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Deals;

namespace ChannelProgram.Web.Activities;

internal static class ActivityExamples
{
    public static readonly DealActivityInput Input = new(
        DealActivityKind.Demo, At: null, "Sam Seller", "Showed the reports.\nThe buyer wants a quote.",
        new("Ada Example", "ada@acme.de"), Document: null);

    public static readonly DealActivityView Activity = new(
        new("019aa5b3-3a70-7e52-b1c3-5f6e7d8c9ba1"), DealActivityKind.Demo, DealExamples.Noon, Input.Who, Input.Note,
        new("Ada Example", "ada@acme.de"), Document: null, DealExamples.Noon, new(ActorKind.Partner, "demo-gold"));

    public static readonly Listing<DealActivityView> Page = new([Activity], Next: null);
}
