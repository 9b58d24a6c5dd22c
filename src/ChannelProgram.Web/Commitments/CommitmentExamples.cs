using ChannelProgram.Application.Commitments;
using ChannelProgram.Domain.Commitments;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;

namespace ChannelProgram.Web.Commitments;

internal static class CommitmentExamples
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly EnterCommitment.Body Input = new(2026, new("50000.00", "USD"));

    public static readonly CommitmentView Entered = new(
        new("019aa5b9-5e7f-7d96-8049-718293041526"), new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60"), Input.Year!.Value,
        Input.Amount!, CommitmentStatus.Draft, Document: null, Noon, SubmittedAt: null, DecisionDueBy: null, ConfirmedAt: null,
        EndedAt: null, Reason: null, ["attachDocument", "withdraw"]);

    public static readonly FileExample File = new("commitment.txt", "We commit to 50,000 USD.\n");

    public static readonly CommitmentView Submitted = Entered with
    {
        Status = CommitmentStatus.Submitted,
        Document = new(File.Name, "text/plain", 25, "qqxv3XkbZwxSBnQTYium4uuxAnA4TWTjsH7ZWJoZYCw"),
        SubmittedAt = Noon,
        DecisionDueBy = Noon.AddDays(7),
        NextActions = ["withdraw"],
    };

    public static readonly CommitmentView Confirmed = Submitted with
    {
        Status = CommitmentStatus.Confirmed,
        DecisionDueBy = null,
        ConfirmedAt = Noon,
        NextActions = [],
    };

    public static readonly RejectCommitment.Body Rejection = new("The document says another amount.");

    public static readonly CommitmentView Rejected = Submitted with
    {
        Status = CommitmentStatus.Rejected,
        DecisionDueBy = null,
        EndedAt = Noon,
        Reason = Rejection.Reason,
        NextActions = [],
    };

    public static readonly CommitmentView Withdrawn = Entered with
    {
        Status = CommitmentStatus.Withdrawn,
        EndedAt = Noon,
        NextActions = [],
    };

    public static readonly EndCommitment.Body Ending = new("The contract was dissolved.");

    public static readonly CommitmentView Ended = Confirmed with
    {
        Status = CommitmentStatus.Ended,
        EndedAt = Noon,
        Reason = Ending.Reason,
    };

    public static readonly Listing<CommitmentView> Page = new([Entered], Next: null);
}
