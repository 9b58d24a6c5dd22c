namespace ChannelProgram.Domain.Deals;

/// <summary>How a change of a deal is counted and recorded as an event.</summary>
public sealed partial class Deal
{
    /// <summary>A change that partners are told of only if what they read changes with it.</summary>
    private void ChangeInternally(DateTimeOffset at, bool isAutomatic, Action change)
    {
        var (before, shown) = (State(), PartnerVisibleState());
        ChangeInternally(change);
        if (PartnerVisibleState() != shown)
            Record(TypeOf(before.Status, Status), at, isAutomatic, before);
    }

    /// <summary>A change that no partner reads anything of.</summary>
    private void ChangeInternally(Action change)
    {
        change();
        Revision++;
    }

    private string PartnerVisibleState() => string.Join(
        ' ', Lines.Lines.Order(StringComparer.Ordinal)
            .Select(it => $"{it} {StateOf(it)} {ProtectionOf(it)} {Lines.OfferedUntilOf(it)}")
            .Prepend($"{Status} {ReviewRequired} {DecisionDueBy}"));

    private void Change(
        DateTimeOffset at, bool isAutomatic, Action change, string? type = null, IReadOnlyList<string>? changed = null,
        AutomaticDecision? because = null)
    {
        var before = State();
        change();
        Record(type ?? TypeOf(before.Status, Status), at, isAutomatic, before, changed, because);
    }

    private void Record(
        string type, DateTimeOffset at, bool isAutomatic, DealState? before, IReadOnlyList<string>? changed = null,
        AutomaticDecision? because = null)
    {
        UpdatedAt = at;
        Version++;
        Revision++;
        Raise(new DealEvent(
            type, Id, Version, at, isAutomatic, before, State() with { Changed = changed ?? [], Because = because },
            PublishedDeal.Of(this)));
    }

    private DealState State() => new(
        Status, Reason, ReviewRequired, DecisionDueBy, Stage, ExpectedCloseDate, Value.Currency,
        _products.ConvertAll(it => new DealState.OfProduct(it.Code, it.Amount)),
        _claims.ConvertAll(it => new DealState.OfClaim(it.Account, it.Unit, it.ProductLine, it.State, it.Protection)));

    /// <summary>A win that was not confirmed approves nothing anew.</summary>
    private static string TypeOf(DealStatus before, DealStatus after) =>
        before == after || (before is DealStatus.WinReported && after is DealStatus.Approved)
            ? DealEvent.Changed
            : TypeOf(after);

    private static string TypeOf(DealStatus status) => status switch
    {
        // Back with staff after it was submitted once: a change, not a new submission.
        DealStatus.Draft or DealStatus.Submitted => DealEvent.Changed,
        DealStatus.InformationRequested => DealEvent.InformationRequested,
        DealStatus.Approved => DealEvent.Approved,
        DealStatus.Waitlisted => DealEvent.Waitlisted,
        DealStatus.WinReported => DealEvent.WinReported,
        DealStatus.Won => DealEvent.Won,
        DealStatus.Lost => DealEvent.Lost,
        DealStatus.Expired => DealEvent.Expired,
        DealStatus.Withdrawn => DealEvent.Withdrawn,
        DealStatus.Rejected => DealEvent.Rejected,
        DealStatus.Revoked => DealEvent.Revoked,
    };
}
