using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Commitments;

public enum CommitmentStatus
{
    /// <summary>It has no document yet.</summary>
    Draft,

    /// <summary>Staff decides.</summary>
    Submitted,

    Confirmed,
    Rejected,
    Withdrawn,

    /// <summary>It was confirmed, and counts no more.</summary>
    Ended,
}

/// <summary>One row of the table of actions. Who takes it is said by the permissions.</summary>
/// <param name="Name">As <c>nextActions</c> names it.</param>
/// <param name="From">The statuses that allow it.</param>
/// <param name="Refused">What is said where the status does not.</param>
public sealed record CommitmentAction(string Name, IReadOnlyList<CommitmentStatus> From, string Refused)
{
    public Refusal? Check(CommitmentStatus status) =>
        From.Contains(status) ? null : CommitmentRefusals.StatusForbids(status, Refused);
}

/// <summary>The life of a commitment.</summary>
public static class CommitmentActions
{
    public static readonly CommitmentAction AttachDocument = new(
        "attachDocument", [CommitmentStatus.Draft], "It has its document, which stays: withdraw it and enter another one.");

    public static readonly CommitmentAction Confirm = new(
        "confirm", [CommitmentStatus.Submitted], "Only a commitment that waits for a decision can be confirmed.");

    public static readonly CommitmentAction Reject = new(
        "reject", [CommitmentStatus.Submitted], "Only a commitment that waits for a decision can be rejected.");

    public static readonly CommitmentAction Withdraw = new(
        "withdraw", [CommitmentStatus.Draft, CommitmentStatus.Submitted], "It was decided already.");

    public static readonly CommitmentAction End = new(
        "end", [CommitmentStatus.Confirmed], "Only a commitment that is confirmed can be ended.");

    /// <summary>In the order in which <c>nextActions</c> names them.</summary>
    public static IReadOnlyList<CommitmentAction> All { get; } = [AttachDocument, Confirm, Reject, Withdraw, End];
}
