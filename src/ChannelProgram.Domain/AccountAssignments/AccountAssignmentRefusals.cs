using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.AccountAssignments;

/// <summary>Error codes are published: they never change.</summary>
public static class AccountAssignmentRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "There is no such account assignment.");

    public static readonly Refusal HasEnded = new(RefusalKind.StateForbids, "statusForbids", "This assignment has ended.")
    {
        Members = new Dictionary<string, object?> { ["currentStatus"] = ValidityStatus.Ended },
    };

    /// <returns>Null: both are known.</returns>
    public static Refusal? Unknown(bool account, bool partner)
    {
        var faults = new Dictionary<string, string[]>();
        if (account) faults["/account"] = ["is no account of the program"];
        if (partner) faults["/partner"] = ["is no partner of the program"];
        return faults.Count > 0 ? Refusal.Invalid(faults) : null;
    }

    public static Refusal Overlaps(AccountAssignmentId other) => new(
        RefusalKind.StateForbids, "assignmentOverlaps",
        "At some time in it the account is assigned to another partner for one of the lines: assignment names that one.")
    {
        Members = new Dictionary<string, object?> { ["assignment"] = other.Value },
    };
}
