using ChannelProgram.Application.BulkDecisions;
using ChannelProgram.Application.Work;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Deals;

namespace ChannelProgram.Web.Work;

/// <summary>A registration of a Silver partner, which waits for staff as all of its tier do.</summary>
internal static class WorkExamples
{
    private static readonly Guid Deal = DealExamples.Approved.Id;
    private static readonly DateTimeOffset Noon = DealExamples.Approved.SubmittedAt;

    public static readonly WorkItem Item = new(
        Deal,
        WorkKind.Registration,
        Deal,
        DealExamples.Approved.Number,
        "submitted",
        DealExamples.ApprovedByStaff.Partner,
        [DealExamples.Account],
        new("Acme GmbH", "DE"),
        DealExamples.Approved.Value,
        Noon,
        Noon.AddDays(2),
        Overdue: false,
        Escalated: false,
        EscalatedAt: null,
        [WorkReason.TierWithoutLimit],
        new("lookAtValue", "It is worth more than what is approved unanswered."),
        Assignee: null,
        Against: null);

    public static readonly Listing<WorkItem> Page = new([Item], Next: null);

    public static readonly AssignWork.Body Assignment = new("me");

    public static readonly WorkItem Assigned = Item with { Assignee = new("019aa5b0-2b40-7d1e-9c3f-5a6b7c8d9e0f") };

    public static readonly DecideWork.Body Decisions = new([new(Deal, WorkDecision.Approve, null, null, null, null, null)]);

    public static readonly WorkDecided Decided = new([new(Deal, WorkResult.Decided, DealExamples.ApprovedByStaff, Problem: null)]);
}
