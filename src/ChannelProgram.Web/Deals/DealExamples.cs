using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Deals;

/// <summary>One deal, from its registration on, as the document shows it.</summary>
internal static class DealExamples
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly RegisterDeal Registration = new(
        DealType.NewBusiness,
        new("Acme GmbH", "DE", "https://www.acme.de", "Berlin", "DE 123456788", null, null, new("Ada Example", "ada@acme.de")),
        [new("analytics", new("30000.00", "USD")), new("platform", new("15000.00", "USD"))],
        new(2027, 1, 31),
        SalesStage.Qualified,
        DealSource.PartnerSourced,
        "Sam Seller",
        "Replaces the in-house reporting.",
        "crm-4711",
        Draft: false);

    public static readonly DealView Approved = View(
        DealStatus.Approved, partner: null, new Protection(Noon, Noon.AddDays(30)), decisionDueBy: null, ClaimState.Held, ["withdraw"]);

    public static readonly DealView ApprovedByStaff = Approved with { Partner = new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60"), NextActions = [] };

    public static readonly DealView Withdrawn = View(
        DealStatus.Withdrawn, partner: null, protection: null, decisionDueBy: null, ClaimState.Released, []);

    public static readonly Listing<DealView> Page = new([Approved], Next: null);

    /// <summary>What names the caller's own deal, which holds or awaits what it asks for.</summary>
    public static readonly Refusal AlreadyRegistered = DealRefusals.AlreadyRegistered([]) with
    {
        Members = new Dictionary<string, object?>
        {
            ["deals"] = (DealRefusals.OwnDeal[])[new(Approved.Id, Approved.Number, Approved.Status)],
        },
    };

    public static readonly Refusal NoStrongKey = Refusal.Invalid(new Dictionary<string, string[]>
    {
        ["/customer"] = ["needs a website of its own, a tax id or a D-U-N-S number: by these the customer is recognised"],
    }) with
    { Code = "noStrongKey" };

    private static DealView View(
        DealStatus status, Guid? partner, Protection? protection, DateTimeOffset? decisionDueBy, ClaimState claim, string[] next) => new(
        new("019aa5b2-8c00-7a3b-9f21-6d0c4b5e7f10"),
        "DR-7K3M92QX",
        partner,
        DealType.NewBusiness,
        status,
        Reason: null,
        SalesStage.Qualified,
        protection,
        decisionDueBy,
        ReviewRequired: false,
        new("Acme GmbH", "DE", "https://www.acme.de", "Berlin", "DE 123456788", null, null, new("Ada Example", "ada@acme.de")),
        [
            new("analytics", "analytics", new("30000.00", "USD"), claim, protection),
            new("platform", "platform", new("15000.00", "USD"), claim, protection),
        ],
        new("45000.00", "USD"),
        new(2027, 1, 31),
        DealSource.PartnerSourced,
        "Sam Seller",
        "Replaces the in-house reporting.",
        "crm-4711",
        Noon,
        Noon,
        Noon,
        next);
}
