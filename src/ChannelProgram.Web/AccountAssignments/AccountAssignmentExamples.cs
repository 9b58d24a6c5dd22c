using ChannelProgram.Application.AccountAssignments;
using ChannelProgram.Domain.AccountAssignments;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.AccountAssignments;

internal static class AccountAssignmentExamples
{
    public static readonly Guid Account = new("019aa5b1-44d0-7b12-a5c3-7e8f90a1b2c5");
    public static readonly Guid Partner = new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60");
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly AccountAssignmentInput Form = new(
        new(Account), new(Partner), ["analytics", "platform"], From: null, new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero),
        "Agreed with both partners.");

    public static readonly AccountAssignmentView Made = new(
        new("019aa5b2-91c4-7d0e-b6a7-3c4d5e6f7083"), ValidityStatus.Active, Account, Partner, ["analytics", "platform"], Noon,
        Form.Until, Form.Note, Conflict: null, "019aa5b0-2b6d-7e11-9c4f-5a6b7c8d9e0f", Noon, EndedAt: null, EndReason: null,
        ["end"]);

    public static readonly EndAccountAssignment.Body Ending = new("The customer wants to choose again.");

    public static readonly AccountAssignmentView Ended = Made with
    {
        Status = ValidityStatus.Ended,
        EndedAt = Noon,
        EndReason = Ending.Reason,
        NextActions = [],
    };

    public static readonly Listing<AccountAssignmentView> Page = new([Made], Next: null);

    public static readonly Refusal Overlaps =
        AccountAssignmentRefusals.Overlaps(new(new("019aa5b2-8c00-7a3b-9f21-6d0c4b5e7f11")));
}
