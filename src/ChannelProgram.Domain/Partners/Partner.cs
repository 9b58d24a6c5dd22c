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
    public static Partner SignUp(string name, string tier, DateTimeOffset now) => new()
    {
        Id = new(Guid.CreateVersion7(now)),
        Name = name,
        Tier = tier,
        Status = PartnerStatus.Active,
        CreatedAt = now,
    };
}
