using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.VendorClaims;

public sealed record VendorClaimEvent(
    string Type, VendorClaimId Claim, int Version, DateTimeOffset At, bool IsAutomatic, VendorClaimBody? From, VendorClaimBody To)
    : IEventRecord
{
    public const string Created = "vendorClaim.created";
    public const string Updated = "vendorClaim.updated";
    public const string ActivityRecorded = "vendorClaim.activityRecorded";
    public const string Ended = "vendorClaim.ended";
    public const string Reopened = "vendorClaim.reopened";

    public static IReadOnlyList<EventType> Types { get; } =
    [
        TypeOf(Created, "The vendor keeps lines of a customer to itself."),
        TypeOf(Updated, "The vendor's claim holds other lines than before, or its note is another."),
        TypeOf(ActivityRecorded, "The vendor works on its claim: the time after which it ends runs anew."),
        TypeOf(Ended, "The vendor's claim holds nothing any more: it was given up, or its time was over."),
        TypeOf(Reopened, "A vendor's claim that had ended holds lines again."),
    ];

    string IDomainEvent.Subject => Claim.Value.ToString();
    int? IDomainEvent.Version => Version;
    IEventBody? IDomainEvent.Before => From;
    IEventBody IDomainEvent.After => To;

    private static EventType TypeOf(string name, string description) =>
        EventType.Internal<VendorClaimBody>(name, "vendorClaim", description);
}

public sealed record VendorClaimBody(
    string Kind, string Status, Guid Account, string Unit, IReadOnlyList<string> Lines, DateTimeOffset? EndsAt)
    : IEventBody
{
    private static readonly RecordedNames<VendorClaimKind> Kinds = new(
        (VendorClaimKind.House, "house"), (VendorClaimKind.Named, "named"), (VendorClaimKind.Direct, "direct"));

    private static readonly RecordedNames<VendorClaimStatus> Statuses = new(
        (VendorClaimStatus.Active, "active"), (VendorClaimStatus.Ended, "ended"));

    internal static VendorClaimBody Of(
        VendorClaimKind kind, VendorClaimStatus status, AccountId account, string unit, IReadOnlyList<string> lines,
        DateTimeOffset? endsAt) =>
        new(Kinds[kind], Statuses[status], account.Value, unit, lines, endsAt);
}
