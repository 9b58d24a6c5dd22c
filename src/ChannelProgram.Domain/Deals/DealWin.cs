using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>An order, as it is reported.</summary>
/// <param name="Value">In the deal's currency.</param>
/// <param name="Products">Codes of what was ordered; null: all that can be won.</param>
public sealed record WinReport(DateOnly WonOn, Money Value, string? OrderReference, IReadOnlyCollection<string>? Products);

/// <summary>How a deal is won: reported, and then confirmed.</summary>
public sealed partial class Deal
{
    public const int MaxOrderReferenceLength = 100;

    /// <summary>The date of the order, as reported; once confirmed, as confirmed.</summary>
    public DateOnly? WonOn { get; private set; }

    /// <summary>What the order is worth in the deal's currency, as reported; once confirmed, as confirmed.</summary>
    public decimal? WonAmount { get; private set; }

    public string? OrderReference { get; private set; }

    public DateTimeOffset? WinReportedAt { get; private set; }

    /// <summary>A report has kept its lines beyond their protection: the next one does not.</summary>
    public bool HeldForConfirmation { get; private set; }

    public DateTimeOffset? WonAt { get; private set; }

    public bool MayReportLate(ProgramVersion program, DateTimeOffset now) => LateClaims(program, now).Any();

    /// <summary>What it would have again if an order is reported late: lines whose protection ended not long ago.</summary>
    public IEnumerable<ClaimTarget> LateTargets(ProgramVersion program, DateTimeOffset now) =>
        LateClaims(program, now).Select(it => it.Target);

    /// <param name="taken">What others have of its lines.</param>
    public Refusal? Win(
        WinReport report, bool hasDocument, IReadOnlyCollection<ClaimTarget> taken, ProgramVersion program, DateTimeOffset now)
    {
        if (Check(DealActions.Win, program, now) is { } refused) return refused;
        var late = LateClaims(program, now, report.WonOn).ToList();
        if (FaultsOf(report, hasDocument, late, program, now) is { Count: > 0 } faults) return Refusal.Invalid(faults);

        Change(now, isAutomatic: false, () =>
        {
            (WonOn, WonAmount, OrderReference, WinReportedAt) = (report.WonOn, report.Value.Amount, report.OrderReference, now);
            foreach (var product in _products) product.IsWon = IsWinnable(product, report.Products, late);
            var won = _products.Where(it => it.IsWon).Select(it => it.ProductLine).ToHashSet();
            ConfirmationDueBy = program.Calendar.AddBusinessDays(now, program.Wins.ConfirmationBusinessDays);
            if (!HeldForConfirmation)
            {
                foreach (var claim in late.Where(it => won.Contains(it.ProductLine) && !taken.Any(it.Target.ConflictsWith)))
                    claim.TakeBack();
                foreach (var claim in Lines.Protected.Where(it => it.ExpiresAt < ConfirmationDueBy))
                    claim.KeepUntil(ConfirmationDueBy.Value);
            }

            HeldForConfirmation = true;
            RecalculateStatus(now);
        });
        LastActivityAt = now;
        return null;
    }

    /// <param name="amount">What was ordered, in the deal's currency.</param>
    public Refusal? ConfirmWin(Money amount, DateOnly wonOn, ProgramVersion program, DateTimeOffset now)
    {
        if (Check(DealActions.ConfirmWin, program, now) is { } refused) return refused;
        var faults = new Dictionary<string, string[]>();
        if (amount.Currency != Value.Currency) faults["/amount/currency"] = [$"must be {Value.Currency}, as the deal's"];
        if (wonOn > program.Calendar.Today(now)) faults["/wonOn"] = ["must not be in the future"];
        if (faults.Count > 0) return Refusal.Invalid(faults);

        Change(now, isAutomatic: false, () =>
        {
            (WonOn, WonAmount, WonAt, ConfirmationDueBy) = (wonOn, amount.Amount, now, null);
            var won = _products.Where(it => it.IsWon).Select(it => it.ProductLine).ToHashSet();
            foreach (var claim in Lines.Live)
                if (claim.State is ClaimState.Held && won.Contains(claim.ProductLine))
                    claim.KeepUntil(now.AddDays(program.Wins.KeepDays));
                else claim.Release(now);
            Outcome = DealOutcome.Won;
            RecalculateStatus(now);
        });
        return null;
    }

    /// <summary>An expansion or a renewal of its partner takes over what it keeps.</summary>
    /// <returns>What it gives up.</returns>
    public IReadOnlyList<ClaimTarget> YieldToRepeatBusiness(IReadOnlyCollection<string> lines, DateTimeOffset now)
    {
        var yielded = Lines.Live.Where(it => lines.Contains(it.ProductLine)).ToList();
        Change(now, isAutomatic: true, () =>
        {
            foreach (var claim in yielded) claim.Release(now);
            RecalculateStatus(now);
        });
        return yielded.ConvertAll(it => it.Target);
    }

    private Dictionary<string, string[]> FaultsOf(
        WinReport report, bool hasDocument, List<Claim> late, ProgramVersion program, DateTimeOffset now)
    {
        var faults = new Dictionary<string, string[]>();
        if (report.Value.Currency != Value.Currency) faults["/value/currency"] = [$"must be {Value.Currency}, as the deal's"];
        if (report.WonOn > program.Calendar.Today(now)) faults["/wonOn"] = ["must not be in the future"];
        else if (Status is not DealStatus.Approved && late.Count == 0)
            faults["/wonOn"] = ["must be before the protection of the deal ended"];
        if (report.OrderReference is null && !hasDocument)
            faults["/orderReference"] = ["is required where the deal has no document"];
        foreach (var (place, code) in (report.Products ?? []).Index())
            if (_products.Find(it => it.Code == code) is not { } product)
                faults[$"/products/{place}"] = ["is no product of this deal"];
            else if (!IsWinnable(product, null, late)) faults[$"/products/{place}"] = ["was not protected"];
        if (faults.Count == 0 && !_products.Exists(it => IsWinnable(it, report.Products, late)))
            faults["/products"] = ["must name what was ordered"];
        return faults;
    }

    /// <summary>Its line is protected, or was when it was ordered; a tender needs no line.</summary>
    private bool IsWinnable(DealProduct product, IReadOnlyCollection<string>? asked, IEnumerable<Claim> late) =>
        asked?.Contains(product.Code) is not false
        && (Type is DealType.PublicTender
            || Lines.Protected.Concat(late).Any(it => it.ProductLine == product.ProductLine));

    /// <param name="orderedOn">Leaves those out that were over by then; null: none.</param>
    private IEnumerable<Claim> LateClaims(ProgramVersion program, DateTimeOffset now, DateOnly? orderedOn = null) =>
        _claims.Where(it => it is { ReleasedBecause: ClaimEnd.Expired, ReleasedFrom: ClaimState.Held }
        && it.ProtectedUntil > now.AddDays(-program.Wins.LateReportDays)
        && (orderedOn is not { } day || program.Calendar.StartOf(day) < it.ProtectedUntil));

    private void DropUnconfirmedWin()
    {
        (ConfirmationDueBy, WonOn, WonAmount, OrderReference, WinReportedAt) = (null, null, null, null, null);
        foreach (var product in _products) product.IsWon = false;
        LetClaimsEndByTheClock();
    }
}
