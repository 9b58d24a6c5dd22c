using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Partners;

public readonly record struct PartnerId(Guid Value);

public enum PartnerStatus { Active, Suspended }

/// <summary>A reseller in the program.</summary>
public sealed class Partner : AggregateRoot
{
    private Partner() { }

    public PartnerId Id { get; private init; }
    public string Name { get; private init; } = "";

    /// <summary>The tier held, by its code in the program version.</summary>
    public string Tier { get; private init; } = "";

    public PartnerStatus Status { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>A new partner is active from sign-up.</summary>
    public static Partner SignUp(string name, string tier, DateTimeOffset now)
    {
        var partner = new Partner
        {
            Id = new(Guid.CreateVersion7(now)),
            Name = name,
            Tier = tier,
            Status = PartnerStatus.Active,
            CreatedAt = now,
        };
        partner.Raise(new PartnerSignedUp(partner.Id, now, tier));
        return partner;
    }
}

/// <summary>A partner joined the program.</summary>
public sealed record PartnerSignedUp(PartnerId Partner, DateTimeOffset At, string Tier) : IDomainEvent
{
    string IDomainEvent.Type => "partner.signedUp";
    string IDomainEvent.Subject => Partner.Value.ToString();
    bool IDomainEvent.ByProgram => false;
    object? IDomainEvent.Before => null;
    object IDomainEvent.After => new { Tier };
    object IDomainEvent.Published => new { Partner = Partner.Value, Tier };
}
