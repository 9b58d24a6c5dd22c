using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Partners;

public sealed record PartnerSignedUp(PartnerId Partner, DateTimeOffset At, string Tier) : IEventRecord
{
    private const string Name = "partner.signedUp";

    public static IReadOnlyList<EventType> Types { get; } =
    [
        EventType.Public<PartnerSignedUpBody, PublishedPartner>(Name, "partner", "A partner joined the program.")
            with { HasPartner = true },
    ];

    string IDomainEvent.Type => Name;
    string IDomainEvent.Subject => Partner.Value.ToString();
    PartnerId? IDomainEvent.Partner => Partner;
    bool IDomainEvent.IsAutomatic => false;
    IEventBody IDomainEvent.After => new PartnerSignedUpBody(Tier);
    IEventBody IDomainEvent.Published => new PublishedPartner(Partner.Value, Tier);
}

public sealed record PartnerSignedUpBody(string Tier) : IEventBody;

public sealed record PublishedPartner(Guid Partner, string Tier) : IEventBody;
