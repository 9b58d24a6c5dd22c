using System.Globalization;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Notifications;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// Which events of deals are told by mail. A row more needs a template of its kind's name. An event that the product does not
/// raise is never told.
/// </summary>
public sealed class DealMails(IDealLookup deals, ICustomers customers) : MailSource<Deal>, IMailRows
{
    public static readonly MailKind Approved = new("dealApproved");
    public static readonly MailKind Waitlisted = new("dealWaitlisted");
    public static readonly MailKind Offered = new("dealOffered");
    public static readonly MailKind Rejected = new("dealRejected");
    public static readonly MailKind InformationRequested = new("dealInformationRequested");
    public static readonly MailKind Expiring = new("dealExpiring");
    public static readonly MailKind Expired = new("dealExpired");
    public static readonly MailKind Extended = new("dealExtended");
    public static readonly MailKind ExtensionRefused = new("dealExtensionRefused");
    public static readonly MailKind Unanswered = new("dealUnanswered");
    public static readonly MailKind Won = new("dealWon");
    public static readonly MailKind Revoked = new("dealRevoked");
    public static readonly MailKind Transferred = new("dealTransferred");
    public static readonly MailKind ReviewRequested = new("reviewRequested");
    public static readonly MailKind ReviewEscalated = new("reviewEscalated");
    public static readonly MailKind ExtensionRequested = new("extensionRequested");
    public static readonly MailKind WinReported = new("winReported");

    private static readonly Role[] Partner = [Role.PartnerAdmin, Role.PartnerSales];

    public static IReadOnlyList<MailType> Rows { get; } = (MailType<Deal>[])
    [
        new("deal.approved", Approved, Partner),
        new("deal.waitlisted", Waitlisted, Partner),
        new("deal.offered", Offered, Partner),
        new("deal.rejected", Rejected, Partner),
        new("deal.informationRequested", InformationRequested, Partner),
        new("deal.expiring", Expiring, Partner, (deal, now) => deal.ProtectedUntil > now && deal.Status is DealStatus.Approved),
        new("deal.expired", Expired, Partner),
        new("deal.extended", Extended, Partner),
        new("review.extensionRefused", ExtensionRefused, Partner),
        new("review.unanswered", Unanswered, Partner),
        new("deal.won", Won, Partner),
        new("deal.revoked", Revoked, Partner),
        new("deal.transferred", Transferred, Partner, (deal, _) => !deal.IsOver),
        new("deal.submitted", ReviewRequested, [Role.ChannelManager], (deal, _) => deal.IsInReview),
        new("review.escalated", ReviewEscalated, [Role.ProgramAdmin], (deal, _) => deal.IsInReview),
        new(
            "review.extensionRequested", ExtensionRequested, [Role.ChannelManager],
            (deal, _) => deal.ExtensionRequestedAt is not null),
        new("deal.winReported", WinReported, [Role.ChannelManager, Role.Finance]),
    ];

    // Whose deal it is says the deal itself, and its partner's people read nothing else.
    protected override Task<Deal?> Find(OutboxItem happened, DateTimeOffset now, CancellationToken ct) =>
        deals.Find(new DealId(Guid.Parse(happened.Subject, CultureInfo.InvariantCulture)), ct);

    protected override async Task<MailNews> Tell(MailType type, Deal subject, CancellationToken ct) => new(
        subject.Partner, Person: null,
        type.IsForPartner
            ? DealMailValues.ForPartner(subject)
            : DealMailValues.ForStaff(subject, await customers.PartnerOf(subject, ct)));
}
