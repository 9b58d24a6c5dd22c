using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>Who takes an action. Which roles and scopes that means is said by the permissions.</summary>
[Flags]
public enum DealActor
{
    /// <summary>People and systems of the partner who may write deals.</summary>
    Partner = 1,

    ChannelManager = 2,
    ProgramAdmin = 4,

    /// <summary>The vendor's people who decide deals.</summary>
    Decider = ChannelManager | ProgramAdmin,

    /// <summary>Systems of the vendor that may write deals.</summary>
    VendorSystem = 8,

    /// <summary>Systems of the vendor that know what was paid.</summary>
    Billing = 16,

    /// <summary>The vendor's people who know what was paid.</summary>
    Finance = 32,
}

/// <summary>A deal as an action meets it: the version of the program, and the instant, by which it is judged.</summary>
public readonly record struct DealMoment(Deal Deal, ProgramVersion Program, DateTimeOffset Now);

/// <summary>A status from which an action is allowed.</summary>
/// <param name="Condition">What must be true besides, as part of a sentence; null: nothing.</param>
public sealed record DealActionSource(DealStatus Status, string? Condition = null, Func<DealMoment, bool>? IsMet = null)
{
    public bool Allows(DealMoment moment) => moment.Deal.Status == Status && IsMet?.Invoke(moment) is not false;
}

/// <summary>What forbids an action although the status allows it.</summary>
public sealed record DealActionGuard(Func<DealMoment, bool> Forbids, Func<DealStatus, Refusal> Refusal);

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

    public bool IsAllowedFrom(DealMoment moment)
    {
        foreach (var source in From)
            if (source.Allows(moment)) return true;
        return false;
    }

    /// <summary>The deal allows it now. Every read of a deal asks this: no refusal is made for it.</summary>
    public bool IsAllowedBy(Deal deal, ProgramVersion program, DateTimeOffset now)
    {
        var moment = new DealMoment(deal, program, now);
        return IsAllowedFrom(moment) && !Guards.Any(it => it.Forbids(moment));
    }

    /// <returns>Null: the deal allows it now.</returns>
    public Refusal? Check(Deal deal, ProgramVersion program, DateTimeOffset now)
    {
        var moment = new DealMoment(deal, program, now);
        return IsAllowedFrom(moment)
            ? Guards.FirstOrDefault(it => it.Forbids(moment))?.Refusal(deal.Status)
            : StatusRefusal(deal.Status);
    }
}

/// <summary>
/// The life of a deal: every action with the statuses that allow it and who takes it. A deal enforces it, <c>nextActions</c>
/// lists it, and permissions and the published document are made of it.
/// </summary>
public static class DealActions
{
    private static readonly DealActionSource[] AnyEditable = Sources(
        DealStatus.Submitted, DealStatus.InformationRequested, DealStatus.Waitlisted, DealStatus.Approved);

    private static readonly DealActionSource[] AnyOpen = [.. AnyEditable, new(DealStatus.WinReported)];

    private static readonly DealActionSource[] CustomerQuestioned = [.. AnyOpen.Select(it => new DealActionSource(
        it.Status, "where its keys disagree, its name differs from that of its customer, or names are similar",
        it => it.Deal.HasOpenCustomerQuestion))];

    private static readonly DealActionGuard NotReviewed =
        new(it => it.Deal.HasOutgrownApproval, DealRefusals.ReviewRequired);

    public static readonly DealAction Update = new(
        "update", DealActor.Partner, [new(DealStatus.Draft), .. AnyEditable],
        status => DealRefusals.NotEditable(status, ["/customer/country"]),
        "Change a deal",
        "Takes a JSON merge patch (RFC 7396): null removes a member, and a list replaces the list. The status decides what may "
        + "change. 409 `notEditable` names in `pointers` what may not. A change that needs a review sets `reviewRequired`; the "
        + "protection stays.");

    public static readonly DealAction Submit = new(
        "submit", DealActor.Partner, Sources(DealStatus.Draft), StatusForbids("Only a draft can be submitted."),
        "Submit a draft",
        "Does all that registering a deal does: everything required must be there, and the answers and refusals are the same.");

    public static readonly DealAction Approve = new(
        "approve", DealActor.Decider,
        [
            new(DealStatus.Submitted),
            new(DealStatus.Approved, "with `reviewRequired`", it => it.Deal.ReviewRequired),
            // It took an offered line meanwhile.
            new(DealStatus.WinReported, "with `reviewRequired`", it => it.Deal.ReviewRequired),
            // Once the unit is named, it may be that nobody holds its lines.
            new(
                DealStatus.Waitlisted, "where the customer's buying unit is not known",
                it => it.Deal.ReviewReasons.HasFlag(ReviewReasons.BuyingUnits)),
        ],
        StatusForbids("Only a deal that waits for a decision can be approved."),
        "Approve a deal",
        "Protects every line that the deal holds. The body may be absent. If the customer has several buyers, `unit` names the "
        + "one that the deal is about; without it, the one that the partner named counts. A partner is protected on one "
        + "customer and line for a limited time only (`protection.limitDays` of the program): the protection is cut to what is "
        + "left, and a line on which nothing is left is released. 409 `protectionUsedUp`: nothing is left on any. Approving a "
        + "deal of a public tender approves every deal that waits with the same `tenderId` and customer, of partners that may "
        + "register.")
    {
        Guards =
        [
            new(it => it.Deal.KeysDisagree, DealRefusals.CustomerAmbiguous),
            new(it => it.Deal.CustomerInDoubt, DealRefusals.CustomerInDoubt),
        ],
    };

    public static readonly DealAction Reject = new(
        "reject", DealActor.Decider,
        Sources(DealStatus.Submitted, DealStatus.InformationRequested, DealStatus.Waitlisted),
        StatusForbids("Only a deal that waits for a decision or for a line can be rejected."),
        "Reject a deal",
        "Ends the deal. The partner reads the reason and the message. Lines that the deal held are offered to the registration "
        + "that has waited longest. The reason `notAvailable` allows no message.");

    public static readonly DealAction RequestInformation = new(
        "requestInformation", DealActor.Decider, Sources(DealStatus.Submitted),
        StatusForbids("Only a deal that waits for a decision can be asked about."),
        "Ask the partner about a deal",
        "The partner reads the question and answers it; until then staff's time to decide does not run. The partner has a "
        + "number of days for all its answers together (`dealRegistration.informationDays` of the program): then the deal is "
        + "withdrawn. 409 `questionsUsedUp`: it was asked as often as the program allows.")
    {
        Guards = [new(it => !it.Deal.MayBeAsked(it.Program), DealRefusals.QuestionsUsedUp)],
    };

    public static readonly DealAction Answer = new(
        "answer", DealActor.Partner, Sources(DealStatus.InformationRequested),
        StatusForbids("Nothing is asked about this deal."),
        "Answer what staff asked about a deal",
        "The deal waits for staff's decision again.");

    public static readonly DealAction AcceptOffer = new(
        "acceptOffer", DealActor.Partner, WithOffer(), StatusForbids("No line is offered to this deal."),
        "Accept the lines that are offered to a deal",
        "Takes every offered line, or those that `lines` names. The deal is decided like a new registration: a line without "
        + "doubts is protected at once, otherwise staff decides. 409 `coolingOff` says from when on the partner may be "
        + "protected there again.");

    public static readonly DealAction DeclineOffer = new(
        "declineOffer", DealActor.Partner, WithOffer(), StatusForbids("No line is offered to this deal."),
        "Decline the lines that are offered to a deal",
        "Gives up every offered line, or those that `lines` names: they are offered to the next. A deal that has no other line "
        + "is withdrawn.");

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
        + "Lines that it held before are offered to the registration that has waited longest.");

    public static readonly DealAction Extend = new(
        "extend", DealActor.Partner,
        [new(DealStatus.Approved, "in the last days of its protection", it => it.Deal.IsExtensible(it.Program, it.Now))],
        StatusForbids("A deal is extended in the last days of its protection, at most as often as the program allows."),
        "Ask for an extension of a deal's protection",
        "Moves the end of the lines that are in their last days. The first extension is granted at once if the deal made "
        + "progress since it was approved: a stage further than any before, or a demo, proposal or quote. Otherwise staff "
        + "decides, and until then the protection still ends when it did. 409 `protectionUsedUp`: nothing is left of the days "
        + "in which the partner may be protected on that customer and line.")
    {
        Guards = [NotReviewed, new(it => it.Deal.ExtensionRequestedAt is not null, DealRefusals.ExtensionPending)],
    };

    public static readonly DealAction DecideExtension = new(
        "decideExtension", DealActor.Decider,
        [new(DealStatus.Approved, "with an extension asked for", it => it.Deal.ExtensionRequestedAt is not null)],
        StatusForbids("No extension is asked for."),
        "Decide an extension that a partner asked for",
        "Grants it, or refuses it with a message that the partner reads.")
    {
        Guards = [NotReviewed],
    };

    public static readonly DealAction Win = new(
        "win", DealActor.Partner | DealActor.ChannelManager | DealActor.VendorSystem,
        [
            new(DealStatus.Approved),
            .. new[] { DealStatus.Expired, DealStatus.Submitted, DealStatus.Waitlisted }.Select(status => new DealActionSource(
                status, "for an order dated before its protection ended",
                it => it.Deal.MayReportLate(it.Program, it.Now))),
        ],
        StatusForbids("Only a protected deal can be won, or one whose protection ended a few days ago."),
        "Report that a deal is won",
        "Needs the date and the value of the order, and its reference or a document of the deal. `products` names what was won; "
        + "without it, all. The lines stay held until the win is confirmed, or is not confirmed in time "
        + "(`wins.confirmationBusinessDays` of the program).")
    {
        Guards = [NotReviewed],
    };

    public static readonly DealAction ConfirmWin = new(
        "confirmWin", DealActor.Finance | DealActor.ChannelManager | DealActor.VendorSystem | DealActor.Billing,
        Sources(DealStatus.WinReported),
        StatusForbids("No win of this deal waits to be confirmed."),
        "Confirm that a deal is won",
        "Only confirmed wins count anywhere. The deal keeps the lines that it won for some time (`wins.keepDays` of the "
        + "program), and the others are offered to whoever waits for them.");

    public static readonly DealAction Lose = new(
        "lose", DealActor.Partner | DealActor.ChannelManager | DealActor.VendorSystem, Sources(DealStatus.Approved),
        StatusForbids("Only a protected deal can be lost."),
        "Report that a deal is lost",
        "Ends the deal. Lines that it held are offered to the registration that has waited longest.");

    public static readonly DealAction Revoke = new(
        "revoke", DealActor.Decider, Sources(DealStatus.Approved, DealStatus.WinReported, DealStatus.Won),
        StatusForbids("Only a deal that is protected or won can be revoked."),
        "Revoke a deal",
        "Ends the deal. The partner reads the reason and the message. The reason `inactive` is for a protected deal for which "
        + "nothing was done for some time (`protection.inactiveDays` of the program).");

    public static readonly DealAction Withdraw = new(
        "withdraw", DealActor.Partner, [new(DealStatus.Draft), .. AnyOpen], StatusForbids("This deal has ended."),
        "Withdraw a deal",
        "Ends the deal. Lines that it held are offered to the registration that has waited longest.");

    public static readonly DealAction Dispute = new(
        "dispute", DealActor.Partner,
        [new(DealStatus.Waitlisted, "with a line that it waits for", it => it.Deal.Lines.Waiting.Any())],
        StatusForbids("Only a registration that waits for a line is disputed."),
        "Dispute that a deal waits",
        "Says why the partner should have the lines that this deal waits for. A case is opened for each of them, or joined: see "
        + "`/v1/conflicts`. A dispute for which the partner shows no document is decided for whoever has the line, after some "
        + "business days (`conflicts.investigationBusinessDays` of the program), unless staff keeps it open.");

    public static readonly DealAction Undo = new(
        "undo", DealActor.Decider,
        [
            new(DealStatus.Lost, "for some days", it => it.Deal.MayBeUndone(it.Program, it.Now)),
            new(DealStatus.Withdrawn, "for some days", it => it.Deal.MayBeUndone(it.Program, it.Now)),
        ],
        StatusForbids("Only a deal that was lost or withdrawn a few days ago can be taken back."),
        "Undo that a deal was lost or withdrawn by mistake",
        "The deal has again what it had, its place on a waitlist included; protection ends when it did. 409 `linesTaken`: "
        + "somebody else has one of its lines by now.");

    /// <summary>In the order in which <c>nextActions</c> names them.</summary>
    public static IReadOnlyList<DealAction> All { get; } =
    [
        Update, Submit, Approve, Reject, RequestInformation, Answer, AcceptOffer, DeclineOffer, ConfirmCustomer,
        SeparateCustomer, Extend, DecideExtension, Win, ConfirmWin, Lose, Revoke, Withdraw, Undo, Dispute,
    ];

    private static DealActionSource[] Sources(params DealStatus[] statuses) =>
        [.. statuses.Select(it => new DealActionSource(it))];

    private static DealActionSource[] WithOffer() =>
    [
        .. AnyOpen.Select(it => new DealActionSource(
            it.Status, "with a line offered", it => it.Deal.Lines.Offered.Any())),
    ];

    private static Func<DealStatus, Refusal> StatusForbids(string message) =>
        status => DealRefusals.StatusForbids(status, message);
}
