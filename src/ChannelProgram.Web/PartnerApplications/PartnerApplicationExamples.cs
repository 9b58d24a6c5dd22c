using ChannelProgram.Application.PartnerApplications;
using ChannelProgram.Domain.PartnerApplications;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.PartnerApplications;

internal static class PartnerApplicationExamples
{
    public const string Secret = "q3Yb0xT9v2LrW8kMhJ1nZcP5sD7fG4aE6uR-iO_tKyQ";

    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Partner = new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60");

    public static readonly ApplicationChallenge Challenge = new("CfDJ8J2Qv0m5kq1xY7bZ", 18, Noon);

    public static readonly ApplyAsPartner.Body Form = new(
        new("Rowan Networks GmbH", "DE", "www.rowan-networks.de", TaxId: null, Duns: null), PartnerType.Reseller,
        new("Robin Rowan", "robin@rowan-networks.de"), "1", new("CfDJ8J2Qv0m5kq1xY7bZ", "174853"));

    public static readonly ApplicationProgress Sent =
        new(PartnerApplicationStatus.Unconfirmed, Noon.AddHours(72), Message: null, Partner: null);

    public static readonly ConfirmApplication.Body Confirmation = new(Secret, "correct-horse-battery-Staple-1");

    public static readonly ApplicationProgress Joined =
        new(PartnerApplicationStatus.Accepted, ConfirmBy: null, Message: null, Partner);

    public static readonly PartnerApplicationView InReview = new(
        new("019aa5b2-6d1e-7a20-9c4f-2b3c4d5e6f70"), PartnerApplicationStatus.InReview, "Rowan Networks GmbH", "DE",
        "www.rowan-networks.de", TaxId: null, Duns: null, PartnerType.Reseller, "Robin Rowan", "robin.rowan@gmail.com",
        [ApplicationReviews.FreeMail], Noon, Noon, Noon, DecidedAt: null, Message: null, Partner: null, ["approve", "reject"]);

    public static readonly ApprovePartnerApplication.Body Approval = new(DespiteNewDoubts: false);

    public static readonly PartnerApplicationView Approved = InReview with
    {
        Status = PartnerApplicationStatus.Accepted,
        DecisionDueBy = null,
        DecidedAt = Noon,
        Partner = Partner,
        NextActions = [],
    };

    public static readonly RejectPartnerApplication.Body Rejection = new("We found no such company.");

    public static readonly PartnerApplicationView Rejected = InReview with
    {
        Status = PartnerApplicationStatus.Rejected,
        DecisionDueBy = null,
        DecidedAt = Noon,
        Message = "We found no such company.",
        NextActions = [],
    };

    public static readonly Listing<PartnerApplicationView> Page = new([InReview], Next: null);
}
