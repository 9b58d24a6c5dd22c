using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>
/// One partner's registration of one end customer for one or more products. It claims line by line, and its status is
/// what its lines and the clock say: <c>approved</c> while a line is protected, else <c>submitted</c> while a held line is
/// undecided, else <c>waitlisted</c> while a line waits, else what ended its last line.
/// </summary>
public sealed class Deal : AggregateRoot
{
    private readonly List<Claim> _claims = [];
    private readonly List<DealProduct> _products = [];

    private Deal() { }

    public DealId Id { get; private init; }
    public DealNumber Number { get; private init; }
    public PartnerId Partner { get; private init; }

    /// <summary>The program version under which it was registered.</summary>
    public int ProgramVersion { get; private init; }

    public DealType Type { get; private init; }
    public Customer Customer { get; private init; } = null!;
    public Money Value { get; private init; }
    public DateOnly ExpectedCloseDate { get; private init; }
    public SalesStage Stage { get; private init; }
    public DealSource Source { get; private init; }
    public string? Owner { get; private init; }
    public string? Description { get; private init; }
    public string? ExternalId { get; private init; }

    /// <summary>What it read at its last change; <see cref="Lapse"/> brings it up to an instant.</summary>
    public DealStatus Status { get; private set; }

    /// <summary>When the last protection of its lines ends by the clock; null if none is protected.</summary>
    public DateTimeOffset? ProtectedUntil { get; private set; }

    /// <summary>What it reads from <see cref="ProtectedUntil"/> on, so that the store can filter by the clock.</summary>
    public DealStatus StatusThen { get; private set; }

    /// <summary>An approved deal has something that staff has yet to approve.</summary>
    public bool ReviewRequired { get; private set; }

    /// <summary>By when staff decides; null if nothing waits for it.</summary>
    public DateTimeOffset? DecisionDueBy { get; private set; }

    public DateTimeOffset SubmittedAt { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Counts its changes: two transactions never both change the same one.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<Claim> Claims => _claims;
    public IReadOnlyList<DealProduct> Products => _products;

    public DealReason? Reason => Status is DealStatus.Waitlisted ? DealReason.NotAvailable : null;

    public bool HasEnded => Status is DealStatus.Expired or DealStatus.Withdrawn;

    public bool CanBeApproved => Status is DealStatus.Submitted || (Status is DealStatus.Approved && ReviewRequired);

    public IEnumerable<AccountId> Accounts => _claims.Select(it => it.Account).Distinct();

    /// <summary>From the earliest start to the latest end of its protected lines; null if none is.</summary>
    public Protection? Protection =>
        _claims.FindAll(it => it.IsProtected).ConvertAll(it => it.Protection!.Value) is { Count: > 0 } spans
            ? new(spans.Min(it => it.From), spans.Max(it => it.Until))
            : null;

    /// <summary>
    /// Registers a deal: it takes the lines that are free, waits for the others, and is screened. Called under the lock of
    /// its customer, so that what was free still is.
    /// </summary>
    /// <param name="accounts">The customers that its keys point at: one, or those between which staff has yet to decide.</param>
    /// <param name="taken">What is held by anybody.</param>
    public static Deal Register(
        Registration asked, Registrant by, IReadOnlyCollection<AccountId> accounts, IReadOnlySet<Claimable> taken, DateTimeOffset now)
    {
        var deal = new Deal
        {
            Id = new(Guid.CreateVersion7(now)),
            Number = DealNumber.Draw(),
            Partner = by.Id,
            ProgramVersion = by.Program.Number,
            Type = asked.Type,
            Customer = asked.Customer,
            Value = asked.Products.Select(it => it.Price).Aggregate((sum, each) => sum + each),
            ExpectedCloseDate = asked.ExpectedCloseDate,
            Stage = asked.Stage,
            Source = asked.Source,
            Owner = asked.Owner,
            Description = asked.Description,
            ExternalId = asked.ExternalId,
            Status = DealStatus.Submitted,
            SubmittedAt = now,
            CreatedAt = now,
        };
        deal._products.AddRange(asked.Products);
        deal._claims.AddRange(Wanted(asked.Products, accounts).Select(it => new Claim(by.Id, it, free: !taken.Contains(it))));

        deal.Happens(DealEvent.Submitted, now, byProgram: false, before: null);
        deal.Screen(by, now);
        return deal;
    }

    /// <summary>What products on these customers ask for, in one order everywhere.</summary>
    public static IReadOnlyList<Claimable> Wanted(IEnumerable<DealProduct> products, IEnumerable<AccountId> accounts) =>
    [
        .. from account in accounts.Distinct().OrderBy(it => it.Value)
           from line in products.Select(it => it.ProductLine).Distinct().Order(StringComparer.Ordinal)
           select new Claimable(account, "", line),
    ];

    /// <summary>How a line reads: held only if held on every customer that the deal may mean.</summary>
    public ClaimState StateOf(string line)
    {
        var claims = _claims.FindAll(it => it.ProductLine == line && it.IsLive);
        return claims.Count == 0 ? ClaimState.Released
            : claims.TrueForAll(it => it.State is ClaimState.Held) ? ClaimState.Held
            : ClaimState.Waitlisted;
    }

    /// <summary>The span in which a line is protected; null if it is not.</summary>
    public Protection? ProtectionOf(string line) => _claims.Find(it => it.ProductLine == line && it.IsProtected)?.Protection;

    /// <summary>Releases what is dead by the clock; every trace of it carries the instant at which it died.</summary>
    /// <returns>What is free now.</returns>
    public IReadOnlyList<Claimable> Lapse(DateTimeOffset now)
    {
        var lapsed = _claims.FindAll(it => it.HasLapsed(now));
        foreach (var together in lapsed.GroupBy(it => it.Protection!.Value.Until).OrderBy(it => it.Key))
            Change(together.Key, byProgram: true, () =>
            {
                foreach (var claim in together) claim.Release();
                Settle(ended: DealStatus.Expired);
            });
        return lapsed.ConvertAll(it => it.On);
    }

    /// <summary>
    /// Takes a line it waited for, the first in line now that it is free. That line alone is screened: protected at once
    /// if nothing speaks against it, else it is for staff. What staff already has before it, it decides as one.
    /// </summary>
    public void TakeOver(Claimable freed, Registrant by, DateTimeOffset now)
    {
        var claim = _claims.Find(it => it.On == freed && it.State is ClaimState.Waitlisted)
            ?? throw new InvalidOperationException($"Deal {Id.Value} does not wait for {freed}.");

        Change(now, byProgram: true, () =>
        {
            claim.Take();
            if (Status is not DealStatus.Submitted && StateOf(freed.ProductLine) is ClaimState.Held)
            {
                if (IsUnambiguous && by.IsApprovedAlone(Value)) claim.Protect(by.Program, now);
                else
                {
                    ReviewRequired = Status is DealStatus.Approved;
                    DecisionDueBy ??= by.Program.DecisionDueBy(now);
                }
            }
            Settle(ended: Status);
        });
    }

    /// <summary>Staff approves: every held line that is not yet protected is from now on.</summary>
    public Refusal? Approve(ProgramVersion program, DateTimeOffset now)
    {
        if (!CanBeApproved)
            return DealRefusals.StatusForbids(Status, "Only a deal that waits for a decision can be approved.");
        if (!IsUnambiguous) return DealRefusals.CustomerAmbiguous(Status);

        Change(now, byProgram: false, () =>
        {
            foreach (var claim in Undecided) claim.Protect(program, now);
            (ReviewRequired, DecisionDueBy) = (false, null);
            Settle(ended: Status);
        }, DealEvent.Approved);
        return null;
    }

    /// <summary>The partner gives it up: nothing is held or awaited any more.</summary>
    public Refusal? Withdraw(DateTimeOffset now)
    {
        if (HasEnded) return DealRefusals.StatusForbids(Status, "This deal has ended.");

        Change(now, byProgram: false, () =>
        {
            foreach (var claim in _claims) claim.Release();
            Settle(ended: DealStatus.Withdrawn);
        });
        return null;
    }

    /// <summary>Its keys point at one customer; otherwise nothing is approved before staff merges or splits.</summary>
    public bool IsUnambiguous => Accounts.Count() == 1;

    private IEnumerable<Claim> Undecided => _claims.Where(it => it.State is ClaimState.Held && !it.IsProtected);

    private IEnumerable<string> Lines => _claims.Select(it => it.ProductLine).Distinct();

    /// <summary>Decides what needs no person: a clean deal within its tier's limit, and one with no line to be had.</summary>
    private void Screen(Registrant by, DateTimeOffset now)
    {
        var before = State();
        if (IsUnambiguous && Lines.All(it => StateOf(it) is ClaimState.Held) && by.IsApprovedAlone(Value))
            foreach (var claim in _claims) claim.Protect(by.Program, now);
        else if (Lines.Any(it => StateOf(it) is ClaimState.Held)) DecisionDueBy = by.Program.DecisionDueBy(now);

        Settle(ended: Status);
        if (Status is not DealStatus.Submitted) Happens(TypeOf(Status), now, byProgram: true, before);
    }

    /// <summary>Reads the status off the lines; <paramref name="ended"/> is what it is if nothing is left of them.</summary>
    private void Settle(DealStatus ended)
    {
        StatusThen =
            Lines.Any(line => StateOf(line) is ClaimState.Held && ProtectionOf(line) is null) ? DealStatus.Submitted
            : Lines.Any(line => StateOf(line) is ClaimState.Waitlisted) ? DealStatus.Waitlisted
            : _claims.Exists(it => it.IsProtected) ? DealStatus.Expired
            : ended;
        ProtectedUntil = Protection?.Until;
        Status = ProtectedUntil is null ? StatusThen : DealStatus.Approved;
        ReviewRequired &= Status is DealStatus.Approved;
        if (Status is not DealStatus.Submitted && !ReviewRequired) DecisionDueBy = null;
    }

    private void Change(DateTimeOffset at, bool byProgram, Action change, string? type = null)
    {
        var before = State();
        change();
        Happens(type ?? (Status == before.Status ? DealEvent.Changed : TypeOf(Status)), at, byProgram, before);
    }

    private void Happens(string type, DateTimeOffset at, bool byProgram, DealState? before)
    {
        UpdatedAt = at;
        Version++;
        Raise(new DealEvent(type, Id, at, byProgram, before, State(), new(Id.Value, Number.Value, Partner.Value, Status, ReviewRequired)));
    }

    private DealState State() => new(Status, ReviewRequired, DecisionDueBy,
        _claims.ConvertAll(it => new DealState.OfClaim(it.Account, it.Unit, it.ProductLine, it.State, it.Protection)));

    private static string TypeOf(DealStatus status) => status switch
    {
        // Back with staff after it was submitted once: a change, not a new submission.
        DealStatus.Submitted => DealEvent.Changed,
        DealStatus.Approved => DealEvent.Approved,
        DealStatus.Waitlisted => DealEvent.Waitlisted,
        DealStatus.Expired => DealEvent.Expired,
        DealStatus.Withdrawn => DealEvent.Withdrawn,
    };
}
