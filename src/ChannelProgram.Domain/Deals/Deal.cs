using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>
/// One partner's registration of one end customer for one or more products. It claims line by line, and its status is
/// what its lines and the clock say: <c>approved</c> while a line is protected, else <c>submitted</c> while a held line is
/// undecided, else <c>waitlisted</c> while a line waits or is offered, else what ended its last line.
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
    public PartnerId Partner { get; private set; }

    /// <summary>Who registered it, or took over all business of whoever did; its partner, unless it was handed over.</summary>
    public PartnerId RegisteredBy { get; private set; }

    /// <summary>Another partner registered it: its receipt names that one.</summary>
    public bool WasHandedOver => RegisteredBy != Partner;

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

    /// <summary>The partner that its partner buys from for it.</summary>
    public PartnerId? Distributor { get; private set; }

    public string? Description { get; private set; }
    public string? ExternalId { get; private set; }

    /// <summary>
    /// The external id, as long as no other deal of the partner may have it; null once this one has ended without a win. Where
    /// only the clock has ended it, whoever wants the id takes it away.
    /// </summary>
    public string? ReservedExternalId { get; private set; }

    /// <summary>Its claims, read by product line.</summary>
    public DealClaims Lines { get; }

    /// <summary>Worth more than this, an approved deal has to be approved again; null while it never was.</summary>
    public decimal? ReapprovalThreshold { get; private set; }

    /// <summary>The decision that ended it; null: none did.</summary>
    public DealOutcome? Outcome
    {
        get => EndedAs is { } status ? new(status, EndReason, Message) : null;
        private set => (EndedAs, EndReason, Message) = (value?.Status, value?.Reason, value?.Message);
    }

    public DealStatus? EndedAs { get; private set; }

    /// <summary>Why it was rejected or revoked, if it was.</summary>
    public DealReason? EndReason { get; private set; }

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

    public DealReason? Reason => Status is DealStatus.Waitlisted ? DealReason.NotAvailable : EndReason;

    /// <summary>The customers that it may mean: those on which it still has anything, or had.</summary>
    public IEnumerable<AccountId> Accounts => Lines.Accounts;

    /// <summary>From the earliest start to the latest end of its protected lines; null if none is.</summary>
    public Protection? Protection => Lines.Protection;

    /// <returns>Null: it allows the action now.</returns>
    public Refusal? Check(DealAction action, ProgramVersion program, DateTimeOffset now) => action.Check(this, program, now);

    /// <summary>
    /// Registers a deal: it takes the lines that are free, waits for the others, and is screened. Called under the lock of
    /// its customer, so that what was free still is.
    /// </summary>
    /// <param name="known">What it was known by as a draft; null: it was none.</param>
    public static Deal Register(
        Registration asked, Registrant by, MatchedCustomer customer, DateTimeOffset now, DealIdentity? known = null)
    {
        var deal = new Deal
        {
            Id = known?.Id ?? new(Guid.CreateVersion7(now)),
            Number = known?.Number ?? DealNumber.Generate(),
            Partner = by.Id,
            RegisteredBy = by.Id,
            ProgramVersion = by.Program.Version,
            Type = asked.Type,
            TenderId = asked.TenderId,
            Customer = asked.Customer,
            CustomerSearchText = SearchText.OfCustomer(asked.Customer.Name, asked.Customer.Website),
            Value = asked.Value,
            ExpectedCloseDate = asked.ExpectedCloseDate,
            Stage = asked.Stage,
            FurthestStage = asked.Stage,
            LastActivityAt = now,
            Source = asked.Source,
            Owner = asked.Owner,
            Distributor = asked.Distributor,
            Description = asked.Description,
            ExternalId = asked.ExternalId,
            ReservedExternalId = asked.ExternalId,
            Status = DealStatus.Submitted,
            SubmittedAt = now,
            CreatedAt = known?.CreatedAt ?? now,
        };
        deal._products.AddRange(asked.Products);
        deal._claims.AddRange(
            TargetsOf(asked.Products, customer.Accounts).Select(customer.WithUnitTakenOver)
                .Select(it => new Claim(by.Id, it, customer.IsTaken(it) ? ClaimState.Waitlisted : ClaimState.Held, now)));
        if (deal.Type is DealType.PublicTender) deal.Lines.Release(now, ClaimEnd.Other);

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

    /// <summary>The resale margin in percent that was fixed when a line was approved; null if it is not protected.</summary>
    public decimal? MarginOf(string line) => Lines.MarginOf(line);
}
