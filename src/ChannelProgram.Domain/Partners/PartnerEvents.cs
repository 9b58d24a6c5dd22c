using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Partners;

public sealed record PartnerEvent : IEventRecord
{
    public const string SignedUp = "partner.signedUp";
    public const string Changed = "partner.changed";
    public const string Suspended = "partner.suspended";
    public const string Reinstated = "partner.reinstated";
    public const string Offboarding = "partner.offboarding";
    public const string Offboarded = "partner.offboarded";
    public const string AgreementAccepted = "partner.agreementAccepted";

    private readonly string _type;
    private readonly PartnerId _partner;
    private readonly int _version;
    private readonly PartnerBody _state;

    public PartnerEvent(string type, Partner partner, DateTimeOffset at) =>
        (_type, _partner, _version, At, _state) = (type, partner.Id, partner.Version, at, PartnerBody.Of(partner));

    public static IReadOnlyList<EventType> Types { get; } =
    [
        TypeOf(SignedUp, "A partner joined the program."),
        TypeOf(Changed, "A partner's profile, its tier or who is responsible for it changed."),
        TypeOf(Suspended, "A partner may only read for now."),
        TypeOf(Reinstated, "A partner that was suspended, or was to leave, is active again."),
        TypeOf(Offboarding, "A partner leaves the program: it registers nothing more."),
        TypeOf(Offboarded, "A partner has left the program."),
        TypeOf(AgreementAccepted, "A partner accepted a version of the agreement."),
    ];

    public DateTimeOffset At { get; }

    string IDomainEvent.Type => _type;
    string IDomainEvent.Subject => _partner.Value.ToString();
    PartnerId? IDomainEvent.Partner => _partner;
    int? IDomainEvent.Version => _version;
    bool IDomainEvent.IsAutomatic => false;
    IEventBody IDomainEvent.After => _state;
    IEventBody IDomainEvent.Published => new PublishedPartner(_partner.Value, _state.Tier, _state.Status);

    private static EventType TypeOf(string name, string description) =>
        EventType.Public<PartnerBody, PublishedPartner>(name, "partner", description) with { HasPartner = true };
}

/// <summary>Nothing that names a person or could be erased.</summary>
public sealed record PartnerBody(
    string Tier, string Status, string Type, string Country, Guid? ChannelManager, Guid? DeputyManager, Guid? Distributor,
    string? AgreementVersion, DateTimeOffset? LeavesAt, Guid? Successor) : IEventBody
{
    private static readonly RecordedNames<PartnerStatus> Statuses = new(
        (PartnerStatus.Active, "active"), (PartnerStatus.Suspended, "suspended"), (PartnerStatus.Offboarding, "offboarding"),
        (PartnerStatus.Offboarded, "offboarded"));

    private static readonly RecordedNames<PartnerType> PartnerTypes = new(
        (PartnerType.Reseller, "reseller"), (PartnerType.Distributor, "distributor"), (PartnerType.Var, "var"),
        (PartnerType.Referral, "referral"), (PartnerType.Affiliate, "affiliate"), (PartnerType.Technology, "technology"),
        (PartnerType.Oem, "oem"), (PartnerType.Strategic, "strategic"));

    internal static PartnerBody Of(Partner it) => new(
        it.Tier, Statuses[it.Status], PartnerTypes[it.Type], it.Country, it.ChannelManager, it.DeputyManager,
        it.Distributor?.Value, it.AgreementVersion, it.LeavesAt, it.Successor?.Value);
}

public sealed record PublishedPartner(Guid Partner, string Tier, string Status) : IEventBody;
