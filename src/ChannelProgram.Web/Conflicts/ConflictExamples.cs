using ChannelProgram.Application.Conflicts;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using ChannelProgram.Web.Deals;

namespace ChannelProgram.Web.Conflicts;

internal static class ConflictExamples
{
    private static readonly Guid Deal = new("019aa5b2-8c00-7a3b-9f21-6d0c4b5e7f11");
    private static readonly Guid Other = new("019aa5b2-8c00-7a3b-9f21-6d0c4b5e7f10");
    private static readonly Guid Staff = new("019aa5b0-2b6d-7e11-9c4f-5a6b7c8d9e0f");
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly DisputeDeal.Body Dispute = new("We have worked with this customer since spring.");

    public static readonly DealView Disputed = DealExamples.Approved with
    {
        Id = Deal,
        Status = DealStatus.Waitlisted,
        Reason = DealReason.NotAvailable,
        Protection = null,
        Products =
        [
            .. DealExamples.Approved.Products.Select(it => it with
            {
                Claim = ClaimState.Waitlisted, Protection = null, MarginPercent = null,
            }),
        ],
        EndsAt = null,
        NextActions = ["update", "withdraw", "dispute"],
    };

    public static readonly OpenConflict.Body Input =
        new(new DealId(Deal), ConflictKind.Dispute, Dispute.Statement, Line: "analytics", Contact: null);

    /// <summary>As the party reads it.</summary>
    public static readonly ConflictView Opened = new(
        new("6f1c2d3e-4a5b-4c6d-8e7f-901234567890"), Deal, "DR-7K3M92QX", ConflictKind.Dispute, "analytics",
        ConflictStage.Identified, Noon, Noon.AddDays(3),
        [new(new("019aa5b3-0a1b-7c2d-8e3f-405162738495"), Noon, Dispute.Statement!, Appeal: false, Deal: null)], Evidence: [],
        Outcome: null, AppealUntil: null, AnswerBy: null, ["state", "addEvidence"], Case: null);

    /// <summary>Of a party that has not said anything yet.</summary>
    public static readonly MakeStatement.Body Statement = new(Dispute.Statement);

    public static readonly FileExample File = new("order.txt", "Order of analytics, signed.\n");

    public static readonly ConflictView WithEvidence = Opened with
    {
        NextActions = ["state", "addEvidence", "escalate"],
        Evidence =
        [
            new(
                new("019aa5b3-1b2c-7d3e-8f40-516273849506"), Noon, File.Name, "text/plain", 28,
                "S4xjOn7S4-uSwBd0cy9On97yMFdety_JTLKcOSUt9NM", Deal: null),
        ],
    };

    public static readonly EscalateConflict.Body Escalation =
        new("The parties cannot agree, and the order is near.", Formal: null);

    public static readonly AppealConflict.Body Appeal = new("The decision does not name our offer of March.");

    public static readonly ConfirmCustomerChoice.Body Choice = new("q3Yb0xT9v2LrW8kMhJ1nZcP5sD7fG4aE6uR-iO_tKyQ");

    public static readonly CustomerChoiceView Chosen = new(Noon);

    public static readonly AssignConflict.Body Assignment = new(Staff, Deputy: null);

    public static readonly NoteConflict.Body Note = new("Both offers are from March; ours of April came later.");

    public static readonly InvestigateConflict.Body Investigation = new(KeepOpen: true);

    public static readonly MediateConflict.Body Mediation = new(Skip: null, Reason: null);

    public static readonly DecideConflict.Body Asked = new(
        ConflictOutcome.UpholdHolder, Deal: null, Shares: null, Fallback: null, "The holder was first, and has worked on it.",
        Message: null);

    public static readonly CloseConflict.Body Closing =
        new(new CloseConflict.Step(PreventionKind.None, Assignment: null, Territory: null, Version: null));

    /// <summary>As staff reads it.</summary>
    private static readonly ConflictView OfStaff = Opened with
    {
        Id = new("019aa5b3-2c3d-7e4f-8051-627384950617"),
        Statements = [Opened.Statements[0] with { Deal = Deal }],
        Outcome = null,
        NextActions = ["investigate", "escalate", "assign", "note"],
        Case = new(
            new("019aa5b1-44d0-7b12-a5c3-7e8f90a1b2c3"), Unit: null, Version: 1, "019aa5b0-3333-7c56-8e0a-1b2c3d4e5f60",
            ConflictLevel.WorkingTeam, VendorIsParty: false, VendorClaim: null, Owner: null, Deputy: null,
            MediationSkipped: null, EscalationReason: null, KeptOpen: false, Ruling: null,
            [
                Party(new("8a1b2c3d-5e6f-4a7b-9c8d-0e1f2a3b4c5d"), Other, "DR-2B4D6F8H", ConflictRole.Holder),
                Party(Opened.Id, Deal, Opened.Number, ConflictRole.Challenger),
            ],
            Decisions: [], Notes: [], ClosedAt: null, End: null, Prevention: null, PreventionMade: null),
    };

    public static readonly ConflictView Escalated = OfStaff with
    {
        Case = OfStaff.Case! with { Level = ConflictLevel.SteeringCommittee, EscalationReason = Escalation.Reason },
    };

    public static readonly ConflictView Assigned = OfStaff with { Case = OfStaff.Case! with { Owner = Staff } };

    public static readonly ConflictView Noted = OfStaff with
    {
        Case = OfStaff.Case! with
        {
            Notes = [new(new("019aa5b3-3d4e-7f50-8162-738495061728"), Noon, Staff.ToString(), Note.Text!)],
        },
    };

    public static readonly ConflictView Investigated = OfStaff with
    {
        Stage = ConflictStage.Investigating,
        NextActions = ["mediate", "escalate", "assign", "note"],
        Case = OfStaff.Case! with { KeptOpen = true },
    };

    public static readonly ConflictView Mediated = Investigated with
    {
        Stage = ConflictStage.Mediating,
        DueAt = Noon.AddDays(7),
        NextActions = ["decide", "escalate", "assign", "note"],
    };

    private static readonly ConflictView Skipped = Mediated with
    {
        DueAt = Noon.AddDays(2),
        Case = Mediated.Case! with { MediationSkipped = "The papers say all." },
    };

    public static readonly ConflictView Decided = Skipped with
    {
        Stage = ConflictStage.Decided,
        NextActions = ["communicate", "assign", "note"],
        Case = Skipped.Case! with
        {
            Decisions =
            [
                new(
                    ConflictOutcome.UpholdHolder, Deal: null, Shares: [], Fallback: null, Agreed: null, Asked.Reason!,
                    Message: null, Staff, ConflictLevel.WorkingTeam, Appeal: false, Noon, Noon.AddDays(2)),
            ],
        },
    };

    public static readonly ConflictView Communicated = Decided with
    {
        Stage = ConflictStage.Communicated,
        DueAt = Noon.AddDays(10),
        AppealUntil = Noon.AddDays(10),
        NextActions = ["assign", "note"],
    };

    public static readonly ConflictView Closed = Communicated with
    {
        Stage = ConflictStage.Closed,
        DueAt = null,
        NextActions = [],
        Case = Communicated.Case! with { ClosedAt = Noon, End = ConflictEnd.Settled, Prevention = PreventionKind.None },
    };

    public static readonly ConflictView Ruled = Skipped with
    {
        NextActions = ["attachRuling", "assign", "note"],
        Case = Skipped.Case! with
        {
            Level = ConflictLevel.FormalDispute,
            EscalationReason = "Under section 12.",
            Ruling = File.Name,
        },
    };

    public static readonly ConflictView Appealed = Opened with
    {
        Stage = ConflictStage.Communicated,
        DueAt = Noon.AddDays(14),
        AppealUntil = Noon.AddDays(10),
        Statements =
        [
            Opened.Statements[0],
            new(new("019aa5b3-4e5f-7061-8273-849506172839"), Noon, Appeal.Statement!, Appeal: true, Deal: null),
        ],
        Outcome = new(ConflictResult.Released, Share: null, Message: null, Partners: [], Final: false),
        NextActions = [],
    };

    public static readonly ConflictView Agreed = Opened with
    {
        Stage = ConflictStage.Communicated,
        DueAt = null,
        AppealUntil = Noon.AddDays(10),
        AnswerBy = Noon.AddDays(7),
        Outcome = new(ConflictResult.CoSellProposed, "40", Message: null, Partners: [], Final: false),
        NextActions = ["appeal"],
    };

    public static readonly ConflictView Declined = Agreed with
    {
        AnswerBy = null,
        Outcome = new(ConflictResult.Released, Share: null, Message: null, Partners: [], Final: false),
    };

    public static readonly Listing<ConflictView> Page = new([Opened], Next: null);

    private static ConflictCase.PartyView Party(Guid id, Guid deal, string number, ConflictRole role) => new(
        id, deal, number, new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60"), role, ConflictKind.Dispute, Noon, AppealedAt: null,
        AgreesToCoSell: null, Choice: null);
}
