using ChannelProgram.Application.Work;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Work;

/// <summary>A registration of a Silver partner, which waits for staff as all of its tier do.</summary>
internal static class WorkExamples
{
    public static readonly Guid Deal = new("019aa5b2-8c00-7a3b-9f21-6d0c4b5e7f10");
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly WorkItem Item = new(
        Deal,
        new("registration"),
        Deal,
        "DR-7K3M92QX",
        "submitted",
        new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60"),
        [new("019aa5b1-44d0-7b12-a5c3-7e8f90a1b2c3")],
        new("Acme GmbH", "DE"),
        new("45000.00", "USD"),
        Noon,
        Noon.AddDays(2),
        Overdue: false,
        Escalated: false,
        EscalatedAt: null,
        [new("tierWithoutLimit")],
        new("lookAtValue", "It is worth more than what is approved unanswered."),
        Assignee: null,
        Against: null);

    public static readonly Listing<WorkItem> Page = new([Item], Next: null);

    public static readonly AssignWork.Body Assignment = new("me");

    public static readonly WorkItem Assigned = Item with { Assignee = new("019aa5b0-2b40-7d1e-9c3f-5a6b7c8d9e0f") };

}
