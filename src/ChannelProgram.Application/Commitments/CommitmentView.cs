using System.Buffers.Text;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Commitments;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Documents;

namespace ChannelProgram.Application.Commitments;

/// <summary>Net revenue that a partner contracts for a program year.</summary>
/// <param name="Year">The calendar year in which the program year begins.</param>
/// <param name="Document">What was contracted. Null: nothing shows it yet.</param>
/// <param name="SubmittedAt">When it got its document.</param>
/// <param name="DecisionDueBy">By when staff should decide. Null if it does not wait for staff.</param>
/// <param name="ConfirmedAt">From when on it counts.</param>
/// <param name="EndedAt">When it was rejected, withdrawn or ended.</param>
/// <param name="Reason">Why staff rejected or ended it.</param>
/// <param name="NextActions">What this caller may do with it now.</param>
[SchemaName("Commitment")]
public sealed record CommitmentView(
    Guid Id,
    Guid Partner,
    int Year,
    MoneyText Amount,
    CommitmentStatus Status,
    CommitmentView.FileView? Document,
    DateTimeOffset EnteredAt,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? DecisionDueBy,
    DateTimeOffset? ConfirmedAt,
    DateTimeOffset? EndedAt,
    [MultiLine(Commitment.MaxReasonLength)] string? Reason,
    [Name] IReadOnlyList<string> NextActions)
{
    private const int MaxMediaTypeLength = 100;

    /// <summary>The document of a commitment. It never changes.</summary>
    /// <param name="Name">The name of the file.</param>
    /// <param name="ContentType">What the file is by its content, as a media type.</param>
    /// <param name="Size">In bytes.</param>
    /// <param name="Digest">SHA-256 of the content, in base64url.</param>
    [SchemaName("CommitmentDocument")]
    public sealed record FileView(
        [Line(DealDocument.MaxNameLength)] string Name,
        [TextFormat(MaxMediaTypeLength, "^[a-z]+/[a-z0-9.-]+$")] string ContentType,
        int Size,
        [Base64Url256] string Digest);

    public static CommitmentView Of(Commitment it, Caller caller) => new(
        it.Id.Value, it.Partner.Value, it.Year, MoneyText.Of(it.Amount), it.Status,
        it.DocumentName is { } name
            ? new(name, it.DocumentType!.Value.ToMediaType(), it.DocumentSize!.Value, Base64Url.EncodeToString(it.DocumentDigest))
            : null,
        it.EnteredAt, it.SubmittedAt, it.DueBy, it.ConfirmedAt, it.EndedAt, it.Reason,
        [
            .. CommitmentActions.All.Where(action => action.Check(it.Status) is null
                && caller.May(CommitmentPermissions.Of(action))
                && (action != CommitmentActions.Confirm || it.MayBeConfirmedBy(caller.Id)))
                .Select(action => action.Name),
        ]);
}
