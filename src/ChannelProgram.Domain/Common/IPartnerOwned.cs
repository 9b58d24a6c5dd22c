namespace ChannelProgram.Domain.Common;

public readonly record struct PartnerId(Guid Value) : ITypedId<PartnerId>
{
    public static PartnerId From(Guid value) => new(value);
}

/// <summary>
/// Data of one partner: only that partner and the vendor see it. Every query of such a type is filtered by the caller's partner.
/// </summary>
public interface IPartnerOwned
{
    PartnerId Partner { get; }
}

/// <summary>Something between two partners: each of them and the vendor see it. It is filtered in the same way.</summary>
public interface IBetweenPartners
{
    PartnerId From { get; }

    /// <summary>Null: nobody yet.</summary>
    PartnerId? To { get; }
}
