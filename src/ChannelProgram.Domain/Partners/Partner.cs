using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Domain.Partners;

public enum PartnerStatus { Active, Suspended }

public sealed class Partner : AggregateRoot, IPartnerOwned
{
    public const int MaxNameLength = 200;

    private readonly List<PartnerKey> _keys = [];

    private Partner() { }

    public PartnerId Id { get; private init; }
    PartnerId IPartnerOwned.Partner => Id;
    public string Name { get; private init; } = "";

    public string Tier { get; private init; } = "";

    public PartnerStatus Status { get; private init; }

    /// <summary>Too few of its deals were won when it last registered one: less is approved automatically.</summary>
    public bool HasLowWinRate { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>The keys of its own organisation: it cannot register deals with a customer that has one of them.</summary>
    public IReadOnlyList<PartnerKey> Keys => _keys;

    public static Partner SignUp(string name, string tier, DateTimeOffset now, params IEnumerable<StrongKey> keys)
    {
        var partner = new Partner
        {
            Id = new(Guid.CreateVersion7(now)),
            Name = name,
            Tier = tier,
            Status = PartnerStatus.Active,
            CreatedAt = now,
        };
        partner._keys.AddRange(keys.Distinct().Select(it => new PartnerKey(it)));
        partner.Raise(new PartnerSignedUp(partner.Id, now, tier));
        return partner;
    }
}

public sealed class PartnerKey
{
    private PartnerKey() { }

    internal PartnerKey(StrongKey key) => (Kind, Value) = (key.Kind, key.Value);

    public KeyKind Kind { get; private init; }
    public string Value { get; private init; } = "";

    public StrongKey Key => new(Kind, Value);
}
