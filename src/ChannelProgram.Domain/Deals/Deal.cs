using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Domain.Deals;

/// <summary>
/// One partner's registration of one end customer for one or more products. It claims line by line, and its status is
/// what its lines and the clock say: <c>approved</c> while a line is protected, else <c>submitted</c> while a held line is
/// undecided, else <c>waitlisted</c> while a line waits, else what ended its last line.
/// </summary>
public sealed partial class Deal : AggregateRoot, IClaimOwner, IPartnerOwned
{
    public const int MaxOwnerLength = 200;
    public const int MaxDescriptionLength = 4000;
    public const int MaxExternalIdLength = 100;
    public const int MaxMessageLength = 2000;
    public const int MaxProducts = 50;

    private readonly List<Claim> _claims = [];
    private readonly List<DealProduct> _products = [];

    private Deal() => Lines = new(_claims);

    public DealId Id { get; private init; }
    public ClaimOwnerId OwnerId => new(ClaimOwnerKind.Deal, Id.Value);
    public DealNumber Number { get; private init; }
    public PartnerId Partner { get; private init; }

    /// <summary>The program version under which it was registered.</summary>
    public int ProgramVersion { get; private init; }

    public DealType Type { get; private init; }
    public Customer Customer { get; private set; } = null!;

    /// <summary>What the customer is searched by.</summary>
    public string CustomerSearchText { get; private init; } = "";

    public Money Value { get; private set; }
    public DateOnly ExpectedCloseDate { get; private set; }
    public SalesStage Stage { get; private set; }
    public DealSource Source { get; private init; }
    public string? Owner { get; private set; }
    public string? Description { get; private set; }
    public string? ExternalId { get; private set; }

    /// <summary>
    /// The external id, as long as no other deal of the partner may have it; null once this one has ended without a win. Where
    /// only the clock has ended it, whoever wants the id takes it away.
    /// </summary>
    public string? ReservedExternalId { get; private set; }

    /// <summary>Its claims, read by product line.</summary>
    public DealClaims Lines { get; }

    /// <summary>What it read at its last change; <see cref="ExpireClaims"/> brings it up to an instant.</summary>
    public DealStatus Status { get; private set; }

    /// <summary>When the last protection of its lines ends by the clock; null if none is protected.</summary>
    public DateTimeOffset? ProtectedUntil { get; private set; }

    /// <summary>What it reads from <see cref="ProtectedUntil"/> on, so that the store can filter by the clock.</summary>
    public DealStatus StatusAfterExpiry { get; private set; }

    /// <summary>Worth more than this, an approved deal has to be approved again; null while it never was.</summary>
    public decimal? ReapprovalThreshold { get; private set; }

    /// <summary>The decision that ended it; null: none did.</summary>
    public DealOutcome? Outcome
    {
        get => EndedAs is { } status ? new(status, RejectedFor, Message) : null;
        private set => (EndedAs, RejectedFor, Message) = (value?.Status, value?.Reason, value?.Message);
    }

    public DealStatus? EndedAs { get; private set; }

    /// <summary>Why it was rejected, if it was.</summary>
    public DealReason? RejectedFor { get; private set; }

    /// <summary>What staff told the partner with that.</summary>
    public string? Message { get; private set; }

    public DateTimeOffset SubmittedAt { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Signed proof of what was registered, whatever changed since; null until <see cref="Certify"/>.</summary>
    public string Receipt { get; private set; } = null!;

    /// <summary>Counts what its history tells of it.</summary>
    public int Version { get; private set; }

    /// <summary>
    /// Raised by every change, also by those that no partner is told of: two transactions never both change the same deal.
    /// </summary>
    public int Revision { get; private set; }

    public IReadOnlyList<Claim> Claims => _claims;
    public IReadOnlyList<DealProduct> Products => _products;

    public DealReason? Reason => Status is DealStatus.Waitlisted ? DealReason.NotAvailable : RejectedFor;

    /// <summary>No deal is won yet: each ends without.</summary>
    public bool HasEnded => DealStatusRules.EndedWithoutWin.Contains(Status);

    /// <summary>The customers that it may mean: those on which it still has anything, or had.</summary>
    public IEnumerable<AccountId> Accounts => Lines.Accounts;

    /// <summary>From the earliest start to the latest end of its protected lines; null if none is.</summary>
    public Protection? Protection => Lines.Protection;

    /// <returns>Null: it allows the action now.</returns>
    public Refusal? Check(DealAction action) => action.Check(this);

    /// <summary>
    /// Registers a deal: it takes the lines that are free, waits for the others, and is screened. Called under the lock of
    /// its customer, so that what was free still is.
    /// </summary>
    public static Deal Register(Registration asked, Registrant by, MatchedCustomer customer, DateTimeOffset now)
    {
        var deal = new Deal
        {
            Id = new(Guid.CreateVersion7(now)),
            Number = DealNumber.Generate(),
            Partner = by.Id,
            ProgramVersion = by.Program.Version,
            Type = asked.Type,
            Customer = asked.Customer,
            CustomerSearchText = SearchText.OfCustomer(asked.Customer.Name, asked.Customer.Website),
            Value = asked.Value,
            ExpectedCloseDate = asked.ExpectedCloseDate,
            Stage = asked.Stage,
            FurthestStage = asked.Stage,
            LastActivityAt = now,
            Source = asked.Source,
            Owner = asked.Owner,
            Description = asked.Description,
            ExternalId = asked.ExternalId,
            ReservedExternalId = asked.ExternalId,
            Status = DealStatus.Submitted,
            SubmittedAt = now,
            CreatedAt = now,
        };
        deal._products.AddRange(asked.Products);
        deal._claims.AddRange(
            TargetsOf(asked.Products, customer.Accounts)
                .Select(it => new Claim(by.Id, it, customer.IsTaken(it) ? ClaimState.Waitlisted : ClaimState.Held)));

        deal.Record(DealEvent.Submitted, now, isAutomatic: false, before: null);
        deal.Screen(by, customer, now);
        return deal;
    }

    /// <summary>What products on these customers ask for, in one order everywhere.</summary>
    public static IReadOnlyList<ClaimTarget> TargetsOf(IEnumerable<DealProduct> products, IEnumerable<AccountId> accounts) =>
    [
        .. from account in accounts.Distinct().OrderBy(it => it.Value)
           from line in products.Select(it => it.ProductLine).Distinct().Order(StringComparer.Ordinal)
           select new ClaimTarget(account, "", line),
    ];

    /// <exception cref="InvalidOperationException">It has its receipt.</exception>
    public void Certify(string receipt) => Receipt = Receipt is null
        ? receipt
        : throw new InvalidOperationException("A deal has one receipt, which never changes.");

    /// <summary>How a line reads: held only if held on every customer that the deal may mean.</summary>
    public ClaimState StateOf(string line) => Lines.StateOf(line);

    /// <summary>The span in which a line is protected; null if it is not.</summary>
    public Protection? ProtectionOf(string line) => Lines.ProtectionOf(line);

    public IReadOnlyList<ClaimTarget> ExpireClaims(DateTimeOffset now)
    {
        var expired = Lines.ExpiredAt(now);
        List<ClaimTarget> freed = [.. expired.SelectMany(it => it).Select(it => it.Target)];
        foreach (var together in expired)
            Change(together.Key, isAutomatic: true, () =>
            {
                foreach (var claim in together) claim.Release();
                RecalculateStatus();
                // Back with staff it may be decided by the clock again: when, the program says.
                if (IsInReview) NextDeadlineAt ??= together.Key;
            });
        return freed;
    }

    private void RecalculateStatus()
    {
        (ProtectedUntil, StatusAfterExpiry) = (Protection?.Until, DealStatusRules.DeriveAfterExpiry(Lines, Outcome));
        Status = DealStatusRules.Derive(Lines, Outcome);
        if (HasEnded) ReservedExternalId = null;
        ReviewRequired &= Status is DealStatus.Approved;
        if (Status is not DealStatus.Submitted && !ReviewRequired)
            ReviewReasons &= ReviewReasons.OfCustomer | ReviewReasons.EvenIfWaitlisted;
        if (!NeedsReview) CloseReview();
    }
}
