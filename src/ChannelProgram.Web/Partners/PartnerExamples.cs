using System.Text.Json.Nodes;
using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Partners;

internal static class PartnerExamples
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly PartnerView Known = new(
        new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60"), "Birch Consulting", "DE", PartnerType.Var, Website: null, Phone: null,
        ["demo-partner-gold.com"], [], "gold", PartnerStatus.Active, SuspensionMessage: null, LeavesAt: null,
        Successor: null, ChannelManager: null,
        DeputyManager: null, Distributor: null, Agreement: null, Noon, Noon, ["update"]);

    public static readonly JsonNode Update = JsonNode.Parse(
        """
        {"phone":"+49 30 1234567","addresses":[{"kind":"office","street":"Hauptstraße 1","postalCode":"10827","city":"Berlin",
        "country":"DE"}]}
        """)!;

    public static readonly PartnerView Updated = Known with
    {
        Phone = "+49 30 1234567",
        Addresses = [new(PartnerAddressKind.Office, "Hauptstraße 1", "10827", "Berlin", Region: null, "DE")],
    };

    public static readonly AcceptAgreement.Body Agreement = new("1");

    public static readonly PartnerView Agreed = Known with
    {
        Type = PartnerType.Reseller,
        Agreement = new("1", "019aa5b0-2222-7c56-8e0a-1b2c3d4e5f60", Noon),
        NextActions = ["update", "acceptAgreement"],
    };

    public static readonly SuspendPartner.Body Suspension = new("An invoice is overdue.");

    public static readonly PartnerView Suspended = Known with
    {
        Status = PartnerStatus.Suspended,
        SuspensionMessage = "An invoice is overdue.",
        NextActions = ["update", "reinstate"],
    };

    public static readonly PartnerView Reinstated = Known with { NextActions = ["update", "suspend"] };

    public static readonly Listing<PartnerView> Page = new([Known with { NextActions = ["update", "suspend"] }], Next: null);
}
