using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>
/// One partner's registration of one end customer for one or more products. It claims line by line, and its status is
/// what its lines and the clock say: <c>approved</c> while a line is protected, else <c>submitted</c> while a held line is
/// undecided, else <c>waitlisted</c> while a line waits, else what ended its last line.
/// </summary>
public sealed partial class Deal : AggregateRoot, IClaimOwner, IPartnerOwned
{
    private readonly List<Claim> _claims = [];
    private readonly List<DealProduct> _products = [];

    private Deal() { }

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

    /// <summary>What it read at its last change; <see cref="ExpireClaims"/> brings it up to an instant.</summary>
    public DealStatus Status { get; private set; }

    /// <summary>When the last protection of its lines ends by the clock; null if none is protected.</summary>
    public DateTimeOffset? ProtectedUntil { get; private set; }

    /// <summary>What it reads from <see cref="ProtectedUntil"/> on, so that the store can filter by the clock.</summary>
    public DealStatus StatusAfterExpiry { get; private set; }

    /// <summary>An approved deal has something that staff has yet to approve.</summary>
    public bool ReviewRequired { get; private set; }

    /// <summary>
    /// What keeps it from being approved without a person, until staff approves it. Partners are not told: to them a review
    /// is like any other.
    /// </summary>
    public ReviewReasons ReviewReasons { get; private set; }

    /// <summary>Worth more than this, an approved deal has to be approved again; null while it never was.</summary>
    public decimal? ReapprovalThreshold { get; private set; }

    /// <summary>Why staff rejected it, if it did.</summary>
    public DealReason? RejectedFor { get; private set; }

    /// <summary>What staff told the partner with that.</summary>
    public string? Message { get; private set; }

    public DateTimeOffset SubmittedAt { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Counts its changes: two transactions never both change the same one.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<Claim> Claims => _claims;
    public IReadOnlyList<DealProduct> Products => _products;

    public DealReason? Reason => Status is DealStatus.Waitlisted ? DealReason.NotAvailable : RejectedFor;

    public bool HasEnded => Status is DealStatus.Expired or DealStatus.Withdrawn or DealStatus.Rejected;

    public bool CanBeApproved => Status is DealStatus.Submitted || (Status is DealStatus.Approved && ReviewRequired)
        // Once its unit is named, it may be that nobody holds that.
        || (Status is DealStatus.Waitlisted && ReviewReasons.HasFlag(ReviewReasons.BuyingUnits));

    public bool CanBeRejected => Status is DealStatus.Submitted or DealStatus.Waitlisted;

    /// <summary>The customers that it may mean: those on which it still has anything, or had.</summary>
    public IEnumerable<AccountId> Accounts =>
        (_claims.FindAll(it => it.State is not ClaimState.Released) is { Count: > 0 } live ? live : _claims).Select(it => it.Account).Distinct();

    /// <summary>A key that nobody confirmed pointed at a customer of another name, and staff has not said yet who it is.</summary>
    public bool NameDiffers => ReviewReasons.HasFlag(ReviewReasons.NameDiffers) && !HasEnded;

    /// <summary>Nothing of it is approved before staff has said who some customer is.</summary>
    public bool CustomerInDoubt => (ReviewReasons & (ReviewReasons.NameDiffers | ReviewReasons.CustomerDisputed)) != 0;

    /// <summary>Staff may say that what its keys or names point at is its customer, or that it is not.</summary>
    public bool HasOpenCustomerQuestion => !HasEnded && (ReviewReasons & (ReviewReasons.KeysDisagree | ReviewReasons.NameDiffers | ReviewReasons.SimilarNames)) != 0;

    /// <summary>From the earliest start to the latest end of its protected lines; null if none is.</summary>
    public Protection? Protection =>
        _claims.FindAll(it => it.IsProtected).ConvertAll(it => it.Protection!.Value) is { Count: > 0 } spans
            ? new(spans.Min(it => it.From), spans.Max(it => it.Until))
            : null;

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
            Source = asked.Source,
            Owner = asked.Owner,
            Description = asked.Description,
            ExternalId = asked.ExternalId,
            Status = DealStatus.Submitted,
            SubmittedAt = now,
            CreatedAt = now,
        };
        deal._products.AddRange(asked.Products);
        deal._claims.AddRange(TargetsOf(asked.Products, customer.Accounts).Select(it => new Claim(by.Id, it, customer.IsTaken(it) ? ClaimState.Waitlisted : ClaimState.Held)));

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

    /// <summary>How a line reads: held only if held on every customer that the deal may mean.</summary>
    public ClaimState StateOf(string line) => ClaimStates.Combine(_claims.Where(it => it.ProductLine == line).Select(it => it.State));

    /// <summary>The span in which a line is protected; null if it is not.</summary>
    public Protection? ProtectionOf(string line) => _claims.Find(it => it.ProductLine == line && it.IsProtected)?.Protection;

    public IReadOnlyList<ClaimTarget> ExpireClaims(DateTimeOffset now)
    {
        var lapsed = _claims.FindAll(it => it.HasExpired(now));
        foreach (var together in lapsed.GroupBy(it => it.Protection!.Value.Until).OrderBy(it => it.Key))
            Change(together.Key, isAutomatic: true, () =>
            {
                foreach (var claim in together) claim.Release();
                Settle(ended: DealStatus.Expired);
                // Back with staff it may be decided by the clock again: when, the program says.
                if (IsInReview) NextDeadlineAt ??= together.Key;
            });
        return lapsed.ConvertAll(it => it.Target);
    }

    /// <summary>
    /// Takes a line it waited for, the first in line now that it is free. That line alone is screened: protected at once
    /// if nothing speaks against it, else it is for staff. What staff already has before it, it decides as one. A line that
    /// was protected before it had to wait is not decided again.
    /// </summary>
    public void PromoteFromWaitlist(ClaimTarget freed, Registrant by, MatchedCustomer customer, DateTimeOffset now)
    {
        var claim = _claims.Find(it => it.Target == freed && it.State is ClaimState.Waitlisted)
            ?? throw new InvalidOperationException($"Deal {Id.Value} does not wait for {freed}.");

        Change(now, isAutomatic: true, () =>
        {
            var forStaff = false;
            claim.Hold(now);
            if (claim.IsProtected)
            {
                StayInReview();
                forStaff = ReviewRequired;
            }
            else if (Status is not DealStatus.Submitted && StateOf(freed.ProductLine) is ClaimState.Held)
            {
                FindReviewReasons(by, customer);
                if (!ReviewRequired && ReviewReasons is ReviewReasons.None) AutoApprove([claim], by, now);
                else
                {
                    (forStaff, ReviewRequired) = (true, Status is DealStatus.Approved);
                    // While it was waitlisted staff may have been asked about its customer; its own time begins now.
                    if (Status is DealStatus.Waitlisted) CloseReview();
                }
            }
            Settle(ended: Status);
            if (forStaff) RequestReview(by.Program, now);
        });
    }

    /// <summary>
    /// Staff approves: every held line that is not yet protected is from now on. A unit that it names is what the deal is
    /// about from then on: lines that nobody holds there are no longer waited for.
    /// </summary>
    /// <param name="unit">Null: <see cref="UnitFor"/> asks for none.</param>
    public Refusal? Approve(ProgramVersion program, DateTimeOffset now, NamedUnit? unit = null)
    {
        if (!CanBeApproved)
            return DealRefusals.StatusForbids(Status, "Only a deal that waits for a decision can be approved.");
        if (KeysDisagree) return DealRefusals.CustomerAmbiguous(Status);
        if (CustomerInDoubt) return DealRefusals.CustomerInDoubt(Status);

        Change(now, isAutomatic: false, () =>
        {
            if (unit is not null) Name(unit, now);
            foreach (var claim in Undecided) claim.Protect(program.DealRegistration.GetProtection(now), program.Version);
            (ReviewRequired, ReviewReasons) = (false, ReviewReasons.None);
            ReapprovalThreshold = program.DealRegistration.CalculateReapprovalThreshold(Value.Amount);
            Settle(ended: Status);
        }, Status is DealStatus.Waitlisted ? null : DealEvent.Approved);
        return null;
    }

    /// <summary>Which buying unit an approval names.</summary>
    /// <param name="asked">What staff says; without it, the partner's own word counts.</param>
    /// <param name="several">The customer has several buyers.</param>
    /// <returns>The unit; empty if none is to be named.</returns>
    public Result<string> UnitFor(string? asked, bool several)
    {
        if (!CanBeApproved || !IsUnambiguous) return "";

        if (several && HasNoUnit)
            return asked ?? Customer.Unit ?? (Result<string>)DealRefusals.UnitRefused("is required: this customer has several buyers, and the partner named none");
        if (asked is null || Live.All(it => it.Unit == asked)) return "";
        return DealRefusals.UnitRefused(several ? "is named already, and is another" : "must be left out: this customer is not marked as one with several buyers");
    }

    /// <summary>The partner gives it up: nothing is held or awaited any more.</summary>
    public Refusal? Withdraw(DateTimeOffset now)
    {
        if (HasEnded) return DealRefusals.StatusForbids(Status, "This deal has ended.");

        Change(now, isAutomatic: false, () => End(DealStatus.Withdrawn));
        return null;
    }

    /// <summary>Staff turns it down: nothing is held or awaited any more.</summary>
    /// <param name="message">Told to the partner; none with <see cref="DealReason.NotAvailable"/>, which never says more.</param>
    public Refusal? Reject(DealReason reason, string? message, DateTimeOffset now)
    {
        if (!CanBeRejected)
            return DealRefusals.StatusForbids(Status, "Only a deal that waits for a decision or for a line can be rejected.");

        Change(now, isAutomatic: false, () =>
        {
            (RejectedFor, Message) = (reason, message);
            End(DealStatus.Rejected);
        });
        return null;
    }

    /// <summary>
    /// The partner says it anew: what may change does, as long as the deal has not ended; anything else that differs is
    /// refused. A value above what was approved needs staff to approve again.
    /// </summary>
    public Refusal? Update(Registration said, ProgramVersion program, DateTimeOffset now)
    {
        var differs = DealChanges.Between(this, said);
        if (differs.Count == 0) return null;
        if (HasEnded) return DealRefusals.NotEditable(Status, [.. differs.Select(it => it.Pointer)]);
        if (differs.Where(it => !it.MayChange).Select(it => it.Pointer).ToList() is { Count: > 0 } @fixed)
            return DealRefusals.NotEditable(Status, @fixed);
        if (DealChanges.AmountsMissing(said) is { } missing) return missing;

        var stageToo = said.Stage != Stage;
        string[] others = [.. differs.Select(it => it.Pointer).Where(it => it != DealChanges.OfStage)];
        if (stageToo) Change(now, isAutomatic: false, () => Stage = said.Stage, DealEvent.StageChanged, [DealChanges.OfStage]);
        if (others is not []) Change(now, isAutomatic: false, () => Take(said, program, now), DealEvent.Changed, others);
        return null;
    }

    /// <summary>Its keys point at one customer; otherwise nothing is approved before staff merges or splits.</summary>
    public bool IsUnambiguous => Accounts.Count() == 1;

    private void Name(NamedUnit unit, DateTimeOffset now)
    {
        foreach (var claim in Live)
        {
            claim.AssignUnit(unit.Name);
            if (claim.State is ClaimState.Waitlisted && !unit.Held.Any(claim.Target.ConflictsWith)) claim.Hold(now);
        }
    }

    /// <summary>It is about its customer as a whole.</summary>
    public bool HasNoUnit => Live.Any(it => it.Unit == "");

    private IEnumerable<Claim> Live => _claims.Where(it => it.State is not ClaimState.Released);

    private IEnumerable<Claim> Undecided => _claims.Where(it => it.State is ClaimState.Held && !it.IsProtected);

    private IEnumerable<string> Lines => _claims.Select(it => it.ProductLine).Distinct();

    /// <summary>Decides what needs no person: a clean deal within its tier's limit, and one with no line to be had.</summary>
    private void Screen(Registrant by, MatchedCustomer customer, DateTimeOffset now)
    {
        var before = State();
        ScreenLines(by, customer, now);
        Settle(ended: Status);
        if (NeedsReview) RequestReview(by.Program, now);
        if (Status is not DealStatus.Submitted) Record(TypeOf(Status), now, isAutomatic: true, before);
    }

    private void ScreenLines(Registrant by, MatchedCustomer customer, DateTimeOffset now)
    {
        FindReviewReasons(by, customer);
        if (!IsAllHeld) ReviewReasons |= ReviewReasons.NotAllAvailable;
        if (ReviewReasons is ReviewReasons.None) AutoApprove(Undecided, by, now);
    }

    private bool IsAllHeld => !Lines.Any(it => StateOf(it) is ClaimState.Waitlisted);

    /// <summary>Finds what about its customer, its value or its partner is for a person to decide.</summary>
    private void FindReviewReasons(Registrant by, MatchedCustomer customer) => ReviewReasons =
        (ReviewRequired ? ReviewReasons : ReviewReasons & ReviewReasons.OfCustomer)
        | customer.ReviewReasons
        | by.ReviewReasonsOf([Value, .. customer.OpenValues])
        | (!customer.IsConfirmed && by.Program.ConvertToProgramCurrency(Value) > by.Program.DealRegistration.UnconfirmedKeysLimit.Value
            ? ReviewReasons.KeysUnconfirmed
            : ReviewReasons.None)
        | (IsUnambiguous ? ReviewReasons.None : ReviewReasons.KeysDisagree);

    /// <summary>Protects without a person. What a deal may grow to was settled when it became approved, and stays.</summary>
    private void AutoApprove(IEnumerable<Claim> claims, Registrant by, DateTimeOffset now)
    {
        foreach (var claim in claims) claim.Protect(by.Program.DealRegistration.GetProtection(now), by.Program.Version);
        if (Status is not DealStatus.Approved) ReapprovalThreshold = by.AutoApprovalLimitIn(Value.Currency);
    }

    private void Take(Registration said, ProgramVersion program, DateTimeOffset now)
    {
        foreach (var product in _products) product.Reprice(said.Products.Single(it => it.Code == product.Code).Amount);
        var raised = said.Value.Amount > Value.Amount;
        (Value, ExpectedCloseDate, Owner, Description, ExternalId) =
            (said.Value, said.ExpectedCloseDate, said.Owner, said.Description, said.ExternalId);
        Customer = Customer with
        {
            City = said.Customer.City,
            ContactName = said.Customer.ContactName,
            ContactEmail = said.Customer.ContactEmail,
        };

        if (Status is DealStatus.Approved && raised && Value.Amount > ReapprovalThreshold)
        {
            ReviewRequired = true;
            ReviewReasons |= ReviewReasons.ValueRaised;
        }

        if (program.ConvertToProgramCurrency(Value) <= program.DealRegistration.UnconfirmedKeysLimit.Value)
            ReviewReasons &= ~ReviewReasons.KeysUnconfirmed;
        // Worth something else, it may be decided by the clock at another time.
        if (IsInReview || ReviewRequired) RequestReview(program, now);
    }

    private void End(DealStatus status)
    {
        foreach (var claim in _claims) claim.Release();
        Settle(ended: status);
    }

    /// <summary>Reads the status off the lines; <paramref name="ended"/> is what it is if nothing is left of them.</summary>
    private void Settle(DealStatus ended)
    {
        StatusAfterExpiry =
            Lines.Any(line => StateOf(line) is ClaimState.Held && ProtectionOf(line) is null) ? DealStatus.Submitted
            : Lines.Any(line => StateOf(line) is ClaimState.Waitlisted) ? DealStatus.Waitlisted
            : _claims.Exists(it => it.IsProtected) ? DealStatus.Expired
            : ended;
        ProtectedUntil = Protection?.Until;
        Status = ProtectedUntil is null ? StatusAfterExpiry : DealStatus.Approved;
        ReviewRequired &= Status is DealStatus.Approved;
        if (Status is not DealStatus.Submitted && !ReviewRequired) ReviewReasons &= ReviewReasons.OfCustomer | ReviewReasons.EvenIfWaitlisted;
        if (!NeedsReview) CloseReview();
    }

    /// <summary>Changes what staff knows of it; what its partner reads happens, if any of that changes too.</summary>
    private void Settle(DateTimeOffset at, bool isAutomatic, Action change)
    {
        var (before, shown) = (State(), PartnerVisibleState());
        change();
        if (PartnerVisibleState() != shown) Record(Status == before.Status ? DealEvent.Changed : TypeOf(Status), at, isAutomatic, before);
    }

    private string PartnerVisibleState() => string.Join(
        ' ', _claims.Select(it => it.ProductLine).Distinct().Order(StringComparer.Ordinal).Select(it => $"{it} {StateOf(it)} {ProtectionOf(it)}")
            .Prepend($"{Status} {ReviewRequired} {DecisionDueBy}"));

    private void Change(
        DateTimeOffset at, bool isAutomatic, Action change, string? type = null, IReadOnlyList<string>? changed = null, AutomaticDecision? because = null)
    {
        var before = State();
        change();
        Record(type ?? (Status == before.Status ? DealEvent.Changed : TypeOf(Status)), at, isAutomatic, before, changed, because);
    }

    private void Record(
        string type, DateTimeOffset at, bool isAutomatic, DealState? before, IReadOnlyList<string>? changed = null, AutomaticDecision? because = null)
    {
        UpdatedAt = at;
        Version++;
        Raise(new DealEvent(
            type, Id, Version, at, isAutomatic, before, State() with { Changed = changed ?? [], Because = because },
            PublishedDeal.Of(this)));
    }

    private DealState State() => new(
        Status, Reason, ReviewRequired, DecisionDueBy, Stage, ExpectedCloseDate, Value.Currency,
        _products.ConvertAll(it => new DealState.OfProduct(it.Code, it.Amount)),
        _claims.ConvertAll(it => new DealState.OfClaim(it.Account, it.Unit, it.ProductLine, it.State, it.Protection)));

    private static string TypeOf(DealStatus status) => status switch
    {
        // Back with staff after it was submitted once: a change, not a new submission.
        DealStatus.Submitted => DealEvent.Changed,
        DealStatus.Approved => DealEvent.Approved,
        DealStatus.Waitlisted => DealEvent.Waitlisted,
        DealStatus.Expired => DealEvent.Expired,
        DealStatus.Withdrawn => DealEvent.Withdrawn,
        DealStatus.Rejected => DealEvent.Rejected,
    };
}
