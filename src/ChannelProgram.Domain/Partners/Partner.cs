using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Domain.Partners;

public enum PartnerStatus
{
    Active,

    /// <summary>It reads, and changes nothing. Its claims stay, and their clocks run.</summary>
    Suspended,

    /// <summary>It leaves the program: it registers nothing more, and its protected deals run on.</summary>
    Offboarding,

    /// <summary>It has left.</summary>
    Offboarded,
}

/// <summary>How a partner works with the vendor.</summary>
public enum PartnerType { Reseller, Distributor, Var, Referral, Affiliate, Technology, Oem, Strategic }

/// <summary>A company of the program. Version counts its events, Revision every change.</summary>
public sealed partial class Partner : AggregateRoot, IPartnerOwned
{
    public const int MaxNameLength = 200;
    public const int MaxPhoneLength = 40;
    public const int MaxAddresses = 20;
    public const int MaxMessageLength = 1000;

    private readonly List<PartnerKey> _keys = [];

    private Partner() { }

    public PartnerId Id { get; private init; }
    PartnerId IPartnerOwned.Partner => Id;
    public string Name { get; private set; } = "";

    public string NameSearchText { get; private set; } = "";

    /// <summary>ISO 3166-1.</summary>
    public string Country { get; private set; } = "";

    public PartnerType Type { get; private set; }

    /// <summary>As typed. Its domain is a key only if it was checked at the sign-up, or by staff.</summary>
    public string? Website { get; private set; }

    public string? Phone { get; private set; }

    /// <summary>The version of the program under which it joined.</summary>
    public int ProgramVersion { get; private init; }

    public PartnerStatus Status { get; private set; }

    /// <summary>For the partner to read; null while it is active.</summary>
    public string? SuspensionMessage { get; private set; }

    /// <summary>When it was last suspended, and stays after it was reinstated; null: never.</summary>
    public DateTimeOffset? SuspendedAt { get; private set; }

    /// <summary>Too few of its deals were won when it last registered one: less is approved automatically.</summary>
    public bool HasLowWinRate { get; private init; }

    /// <summary>The user of staff who is responsible for it, and who stands in.</summary>
    public Guid? ChannelManager { get; private set; }

    public Guid? DeputyManager { get; private set; }

    /// <summary>The partner that it buys from.</summary>
    public PartnerId? Distributor { get; private set; }

    public string? AgreementVersion { get; private set; }
    public string? AgreementAcceptedBy { get; private set; }
    public DateTimeOffset? AgreementAcceptedAt { get; private set; }

    /// <summary>The last that was accepted; null: none.</summary>
    public AcceptedAgreement? Agreement => AgreementVersion is { } version
        ? new(version, AgreementAcceptedBy!, AgreementAcceptedAt!.Value)
        : null;

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public int Version { get; private set; }

    public int Revision { get; private set; }

    /// <summary>The keys of its own organisation: it cannot register deals with a customer that has one of them.</summary>
    public IReadOnlyList<PartnerKey> Keys => _keys;

    public IReadOnlyList<PartnerAddress> Addresses { get; private set; } = [];

    public PartnerPlacement Placement => new(ChannelManager, DeputyManager, Distributor);

    public PartnerProfile Profile => new(Name, Country, Type, Website, Phone, Addresses);

    /// <param name="programVersion">The one in force.</param>
    public static Partner SignUp(
        PartnerProfile profile, string tier, int programVersion, DateTimeOffset now, params IEnumerable<StrongKey> keys)
    {
        var partner = new Partner
        {
            Id = new(Guid.CreateVersion7(now)),
            Tier = tier,
            ProgramVersion = programVersion,
            Status = PartnerStatus.Active,
            CreatedAt = now,
            UpdatedAt = now,
            Version = 1,
            Revision = 1,
        };
        partner.Set(profile);
        partner._keys.AddRange(keys.Distinct().Select(it => new PartnerKey(it)));
        partner.Raise(new PartnerEvent(PartnerEvent.SignedUp, partner, now));
        return partner;
    }

    public void Update(PartnerProfile profile, DateTimeOffset now)
    {
        if (profile.Equals(Profile)) return;
        Set(profile);
        Record(PartnerEvent.Changed, now);
    }

    /// <summary>Staff says who is there for it.</summary>
    public void Place(PartnerPlacement placement, DateTimeOffset now)
    {
        if (placement == Placement) return;
        (ChannelManager, DeputyManager, Distributor) = placement;
        Record(PartnerEvent.Changed, now);
    }

    /// <param name="message">For the partner to read.</param>
    public Refusal? Suspend(string? message, DateTimeOffset now)
    {
        if (!MayBeSuspended) return PartnerRefusals.StatusForbids(Status);
        (Status, SuspensionMessage, SuspendedAt) = (PartnerStatus.Suspended, message, now);
        Record(PartnerEvent.Suspended, now);
        return null;
    }

    /// <summary>It is active again. One that was to leave stays, unless its successor has begun to take over.</summary>
    public Refusal? Reinstate(DateTimeOffset now)
    {
        if (!MayBeReinstated(now)) return PartnerRefusals.StatusForbids(Status);
        (Status, SuspensionMessage, LeavesAt, Successor) = (PartnerStatus.Active, null, null, null);
        Record(PartnerEvent.Reinstated, now);
        return null;
    }

    /// <summary>One that leaves goes on to leave.</summary>
    public bool MayBeSuspended => Status is PartnerStatus.Active or PartnerStatus.Offboarding;

    public bool MayBeReinstated(DateTimeOffset now) =>
        (Status is PartnerStatus.Suspended or PartnerStatus.Offboarding
            || (Status is PartnerStatus.Active && LeavesAt is not null))
        && (Successor is null || now < LeavesAt);

    /// <returns>False: what staff says of it does not name the person.</returns>
    public bool Erase(PersonTexts person, DateTimeOffset now)
    {
        if (!person.AreIn(SuspensionMessage)) return false;
        SuspensionMessage = person.Redact(SuspensionMessage);
        Record(PartnerEvent.Changed, now);
        return true;
    }

    /// <param name="by">The id of whoever accepts it.</param>
    /// <param name="terms">The version that is in force.</param>
    public Refusal? Accept(string version, string by, PartnerTerms terms, DateTimeOffset now)
    {
        if (version != terms.AgreementVersion) return PartnerRefusals.OtherAgreement(terms.AgreementVersion);
        if (AgreementVersion != version) Agree(version, by, now);
        return null;
    }

    /// <summary>To a version that was in force when it was accepted.</summary>
    public void Agree(string version, string by, DateTimeOffset now)
    {
        (AgreementVersion, AgreementAcceptedBy, AgreementAcceptedAt) = (version, by, now);
        Record(PartnerEvent.AgreementAccepted, now);
    }

    private void Set(PartnerProfile profile)
    {
        (Name, NameSearchText, Country, Type) =
            (profile.Name, SearchText.OfName(profile.Name), profile.Country, profile.Type);
        (Website, Phone) = (profile.Website, profile.Phone);
        if (!Addresses.SequenceEqual(profile.Addresses)) Addresses = [.. profile.Addresses];
    }

    private void Record(string type, DateTimeOffset now)
    {
        (UpdatedAt, Version, Revision) = (now, Version + 1, Revision + 1);
        Raise(new PartnerEvent(type, this, now));
    }
}

/// <summary>What a company says of itself.</summary>
public sealed record PartnerProfile(
    string Name, string Country, PartnerType Type, string? Website = null, string? Phone = null,
    IReadOnlyList<PartnerAddress>? At = null)
{
    public IReadOnlyList<PartnerAddress> Addresses { get; } = At ?? [];

    public bool Equals(PartnerProfile? other) => other is not null
        && (Name, Country, Type, Website, Phone) == (other.Name, other.Country, other.Type, other.Website, other.Phone)
        && Addresses.SequenceEqual(other.Addresses);

    public override int GetHashCode() => HashCode.Combine(Name, Country, Type);
}

public enum PartnerAddressKind { Office, Billing, Shipping }

public sealed record PartnerAddress(
    PartnerAddressKind Kind, string Street, string? PostalCode, string City, string? Region, string Country)
{
    public const int MaxLineLength = 200;
    public const int MaxPostalCodeLength = 20;
}

/// <param name="Distributor">The partner that it buys from.</param>
public sealed record PartnerPlacement(Guid? ChannelManager, Guid? DeputyManager, PartnerId? Distributor);

/// <param name="By">The id of whoever accepted it for the partner.</param>
public sealed record AcceptedAgreement(string Version, string By, DateTimeOffset At);

public sealed class PartnerKey
{
    private PartnerKey() { }

    internal PartnerKey(StrongKey key) => (Kind, Value) = (key.Kind, key.Value);

    public KeyKind Kind { get; private init; }
    public string Value { get; private init; } = "";

    public StrongKey Key => new(Kind, Value);
}
