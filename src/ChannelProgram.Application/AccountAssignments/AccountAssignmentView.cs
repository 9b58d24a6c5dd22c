using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.AccountAssignments;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.AccountAssignments;

/// <summary>Which partner an end customer belongs to for some time, as it is at this instant.</summary>
/// <param name="Account">The account of the end customer.</param>
/// <param name="Lines">Codes of product lines. Null: all.</param>
/// <param name="From">From then on it holds.</param>
/// <param name="Until">From then on it holds no more. Null: it holds until it is ended.</param>
/// <param name="Conflict">The conflict that it was made from. Null: none.</param>
/// <param name="CreatedBy">The id of the person or system that created it.</param>
/// <param name="EndedAt">When somebody ended it. Null if nobody did, also where its time is over.</param>
/// <param name="EndReason">The reason given when it was ended.</param>
/// <param name="NextActions">What this caller may do with it now.</param>
[SchemaName("AccountAssignment")]
public sealed record AccountAssignmentView(
    Guid Id,
    ValidityStatus Status,
    Guid Account,
    Guid Partner,
    [Code] IReadOnlyList<string>? Lines,
    DateTimeOffset From,
    DateTimeOffset? Until,
    [MultiLine(AccountAssignment.MaxNoteLength)] string? Note,
    Guid? Conflict,
    [Line(CallerId.MaxLength)] string CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EndedAt,
    [MultiLine(AccountAssignment.MaxNoteLength)] string? EndReason,
    [Name] IReadOnlyList<string> NextActions)
{
    public static AccountAssignmentView Of(AccountAssignment it, Caller caller, DateTimeOffset now)
    {
        var status = it.StatusAt(now);
        return new(
            it.Id.Value, status, it.Account.Value, it.Partner.Value, it.Lines, it.From, it.Until, it.Note, it.Conflict,
            it.CreatedBy, it.CreatedAt, it.EndedAt, it.EndReason,
            status is not ValidityStatus.Ended && caller.May(AccountPermissions.Write) ? ["end"] : []);
    }
}
