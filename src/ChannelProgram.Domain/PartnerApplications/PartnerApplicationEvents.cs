using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.PartnerApplications;

public sealed record PartnerApplicationEvent : IEventRecord
{
    public const string Submitted = "partnerApplication.submitted";
    public const string Confirmed = "partnerApplication.confirmed";
    public const string Accepted = "partnerApplication.accepted";
    public const string Rejected = "partnerApplication.rejected";

    private readonly string _type;
    private readonly PartnerApplicationId _application;
    private readonly PartnerApplicationBody _state;

    public PartnerApplicationEvent(string type, PartnerApplication it, DateTimeOffset at) =>
        (_type, _application, At, _state) =
        (type, it.Id, at, new(PartnerApplicationBody.StatusOf(it), PartnerApplicationBody.DoubtsOf(it), it.Partner?.Value));

    public static IReadOnlyList<EventType> Types { get; } =
    [
        TypeOf(Submitted, "A company applied to become a partner."),
        TypeOf(Confirmed, "The applicant answered the mail that was sent to it."),
        TypeOf(Accepted, "The company became a partner."),
        TypeOf(Rejected, "Staff rejected the company."),
    ];

    public DateTimeOffset At { get; }

    string IDomainEvent.Type => _type;
    string IDomainEvent.Subject => _application.Value.ToString();
    bool IDomainEvent.IsAutomatic => false;
    IEventBody IDomainEvent.After => _state;

    private static EventType TypeOf(string name, string description) =>
        EventType.Internal<PartnerApplicationBody>(name, "partnerApplication", description);
}

/// <summary>Nothing of the company or the person that applied: it can be erased.</summary>
public sealed record PartnerApplicationBody(string Status, IReadOnlyList<string> Doubts, Guid? Partner) : IEventBody
{
    private static readonly RecordedNames<PartnerApplicationStatus> Statuses = new(
        (PartnerApplicationStatus.Unconfirmed, "unconfirmed"), (PartnerApplicationStatus.InReview, "inReview"),
        (PartnerApplicationStatus.Accepted, "accepted"), (PartnerApplicationStatus.Rejected, "rejected"));

    private static readonly RecordedNames<ApplicationDoubts> Names = new(
        (ApplicationDoubts.None, "none"), (ApplicationDoubts.NoOwnDomain, "noOwnDomain"),
        (ApplicationDoubts.OtherMailDomain, "otherMailDomain"), (ApplicationDoubts.FreeMail, "freeMail"),
        (ApplicationDoubts.ThrowAwayMail, "throwAwayMail"), (ApplicationDoubts.AlreadyPartner, "alreadyPartner"),
        (ApplicationDoubts.SuspendedBefore, "suspendedBefore"));

    internal static string StatusOf(PartnerApplication it) => Statuses[it.Status];

    internal static IReadOnlyList<string> DoubtsOf(PartnerApplication it) => NamesOf(it.Doubts);

    internal static IReadOnlyList<string> NamesOf(ApplicationDoubts doubts) =>
    [
        .. Enum.GetValues<ApplicationDoubts>()
            .Where(doubt => doubt is not ApplicationDoubts.None && doubts.HasFlag(doubt)).Select(doubt => Names[doubt]),
    ];
}
