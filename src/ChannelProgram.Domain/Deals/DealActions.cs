using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Deals;

/// <summary>Who takes an action. Which roles and scopes that means is said by the permissions.</summary>
[Flags]
public enum DealActor
{
    /// <summary>People and systems of the partner who may write deals.</summary>
    Partner = 1,

    /// <summary>The vendor's people who decide deals.</summary>
    Decider = 2,

    /// <summary>Systems of the vendor that may write deals.</summary>
    VendorSystem = 4,
}

/// <summary>A status from which an action is allowed.</summary>
/// <param name="Condition">What must be true besides, as part of a sentence; null: nothing.</param>
public sealed record DealActionSource(DealStatus Status, string? Condition = null, Func<Deal, bool>? IsMet = null)
{
    public bool Allows(Deal deal) => deal.Status == Status && IsMet?.Invoke(deal) is not false;
}

/// <summary>What forbids an action although the status allows it.</summary>
public sealed record DealActionGuard(Func<Deal, bool> Forbids, Func<DealStatus, Refusal> Refusal);

/// <summary>One row of the table of actions: from which status, who, what it is refused with and what it does.</summary>
/// <param name="Name">As <c>nextActions</c> names it.</param>
/// <param name="StatusRefusal">The refusal where <paramref name="From"/> does not allow the action.</param>
/// <param name="Description">What it asks and does, for the published document.</param>
public sealed record DealAction(
    string Name, DealActor By, IReadOnlyList<DealActionSource> From, Func<DealStatus, Refusal> StatusRefusal, string Summary,
    string Description)
{
    public IReadOnlyList<DealActionGuard> Guards { get; init; } = [];

    /// <summary>The statuses as the published document names them.</summary>
    public string FromText => string.Join("; ", From.GroupBy(it => it.Condition).Select(same =>
        string.Join(", ", same.Select(it => $"`{char.ToLowerInvariant($"{it.Status}"[0])}{$"{it.Status}"[1..]}`"))
            + (same.Key is null ? "" : $" {same.Key}")));

    /// <summary>Every refusal of the table, each by an example.</summary>
    public IReadOnlyList<Refusal> Refusals =>
    [
        StatusRefusal(Enum.GetValues<DealStatus>().First(status => !From.Any(it => it.Status == status && it.IsMet is null))),
        .. Guards.Select(it => it.Refusal(From[0].Status)),
    ];

    public bool IsAllowedFrom(Deal deal)
    {
        foreach (var source in From)
            if (source.Allows(deal)) return true;
        return false;
    }

    /// <summary>The deal allows it now. Every read of a deal asks this: no refusal is made for it.</summary>
    public bool IsAllowedBy(Deal deal) => IsAllowedFrom(deal) && !Guards.Any(it => it.Forbids(deal));

    /// <returns>Null: the deal allows it now.</returns>
    public Refusal? Check(Deal deal) =>
        IsAllowedFrom(deal) ? Guards.FirstOrDefault(it => it.Forbids(deal))?.Refusal(deal.Status) : StatusRefusal(deal.Status);
}

/// <summary>
/// The life of a deal: every action with the statuses that allow it and who takes it. A deal enforces it, <c>nextActions</c>
/// lists it, and permissions and the published document are made of it.
/// </summary>
public static class DealActions
{
    private static readonly DealActionSource[] AnyOpen = [new(DealStatus.Submitted), new(DealStatus.Approved),
        new(DealStatus.Waitlisted)];

    private static readonly DealActionSource[] CustomerQuestioned = [.. AnyOpen.Select(it => new DealActionSource(
        it.Status, "where its keys disagree, its name differs from that of its customer, or names are similar",
        deal => deal.HasOpenCustomerQuestion))];

    public static readonly DealAction Update = new(
        "update", DealActor.Partner, AnyOpen, status => DealRefusals.NotEditable(status, ["/customer/country"]),
        "Change a deal",
        "Takes a JSON merge patch (RFC 7396): null removes a member, and a list replaces the list. The status decides what may "
        + "change. 409 `notEditable` names in `pointers` what may not. A change that needs a review sets `reviewRequired`; the "
        + "protection stays.");

    public static readonly DealAction Approve = new(
        "approve", DealActor.Decider,
        [
            new(DealStatus.Submitted),
            new(DealStatus.Approved, "with `reviewRequired`", deal => deal.ReviewRequired),
            // Once the unit is named, it may be that nobody holds its lines.
            new(
                DealStatus.Waitlisted, "where the customer's buying unit is not known",
                deal => deal.ReviewReasons.HasFlag(ReviewReasons.BuyingUnits)),
        ],
        StatusForbids("Only a deal that waits for a decision can be approved."),
        "Approve a deal",
        "Protects every line that the deal holds. The body may be absent. If the customer has several buyers, `unit` names the "
        + "one that the deal is about; without it, the one that the partner named counts.")
    {
        Guards =
        [
            new(deal => deal.KeysDisagree, DealRefusals.CustomerAmbiguous),
            new(deal => deal.CustomerInDoubt, DealRefusals.CustomerInDoubt),
        ],
    };

    public static readonly DealAction Reject = new(
        "reject", DealActor.Decider, [new(DealStatus.Submitted), new(DealStatus.Waitlisted)],
        StatusForbids("Only a deal that waits for a decision or for a line can be rejected."),
        "Reject a deal",
        "Ends the deal. The partner reads the reason and the message. Lines that the deal held go to the registration that has "
        + "waited longest. The reason `notAvailable` allows no message.");

    public static readonly DealAction ConfirmCustomer = new(
        "confirmCustomer", DealActor.Decider, CustomerQuestioned, DealRefusals.CustomerNotInDoubt,
        "Confirm a deal's customer",
        "Says that the deal is about the customer that its keys point at, although the names differ. The keys that both share "
        + "are confirmed, and the deal's other keys are added to the customer. This deal and the customer's other deals are "
        + "decided again, and approved if nothing else needs a review.");

    public static readonly DealAction SeparateCustomer = new(
        "separateCustomer", DealActor.Decider, CustomerQuestioned, DealRefusals.CustomerNotInDoubt,
        "Separate a deal's customer from a similar one",
        "Says that the deal is about another customer than the one that its keys or its name point at. The deal gets an account "
        + "of its own with its unused keys. With `takeKeys` it also takes the keys that it shares and that nobody confirmed. "
        + "Lines that it held before go to the registration that has waited longest.");

    public static readonly DealAction Withdraw = new(
        "withdraw", DealActor.Partner, AnyOpen, StatusForbids("This deal has ended."),
        "Withdraw a deal",
        "Ends the deal. Lines that it held go to the registration that has waited longest.");

    /// <summary>In the order in which <c>nextActions</c> names them.</summary>
    public static IReadOnlyList<DealAction> All { get; } = [Update, Approve, Reject, ConfirmCustomer, SeparateCustomer, Withdraw];

    private static Func<DealStatus, Refusal> StatusForbids(string message) =>
        status => DealRefusals.StatusForbids(status, message);
}
