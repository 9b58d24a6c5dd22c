using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Certifications;

/// <summary>For the partner that the person belongs to when it happens, if there is one.</summary>
public sealed record CertificationEvent : IEventRecord
{
    public const string Awarded = "certification.awarded";
    public const string Failed = "certification.failed";
    public const string Withdrawn = "certification.withdrawn";
    public const string Expiring = "certification.expiring";
    public const string Expired = "certification.expired";

    private const string Subject = "certification attempt";

    private readonly string _type;
    private readonly Guid _attempt;
    private readonly PartnerId? _partner;
    private readonly CertificationAttemptBody _state;

    public CertificationEvent(string type, CertificationAttempt it, PartnerId? memberOf, DateTimeOffset at) =>
        (_type, _attempt, _partner, At, _state) = (
            type, it.Id.Value, memberOf, at,
            new(it.Person.Value, it.Certification, it.Score, it.TakenOn, it.ValidUntil, it.ProgramVersion));

    public static IReadOnlyList<EventType> Types { get; } =
    [
        PublicType(Awarded, "Somebody passed an exam."),
        InternalType(Failed, "Somebody did not pass an exam."),
        InternalType(Withdrawn, "Staff withdrew a result of an exam, which was wrong."),
        PublicType(Expiring, "A certification ends soon: this is told a few times before it does."),
        PublicType(Expired, "A certification has ended."),
    ];

    public DateTimeOffset At { get; }

    string IDomainEvent.Type => _type;
    string IDomainEvent.Subject => _attempt.ToString();
    PartnerId? IDomainEvent.Partner => _partner;
    bool IDomainEvent.IsAutomatic => _type is Expiring or Expired;
    IEventBody IDomainEvent.After => _state;

    IEventBody IDomainEvent.Published => new PublishedCertification(
        _attempt, _state.Person, _partner?.Value, _state.Certification, _state.TakenOn, _state.ValidUntil);

    private static EventType PublicType(string name, string description) =>
        EventType.Public<CertificationAttemptBody, PublishedCertification>(name, Subject, description) with { HasPartner = true };

    private static EventType InternalType(string name, string description) =>
        EventType.Internal<CertificationAttemptBody>(name, Subject, description) with { HasPartner = true };
}

public sealed record CertificationAttemptBody(
    Guid Person, string Certification, decimal Score, DateOnly TakenOn, DateOnly? ValidUntil, int Version) : IEventBody;

/// <param name="Attempt">The result of the exam.</param>
/// <param name="Partner">That the person belongs to. Null: to none.</param>
/// <param name="ValidUntil">The first day on which it is not valid any more. Null: it has no end.</param>
public sealed record PublishedCertification(
    Guid Attempt, Guid Person, Guid? Partner, string Certification, DateOnly TakenOn, DateOnly? ValidUntil) : IEventBody;
