using System.Text.Json.Serialization;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.VendorClaims;

namespace ChannelProgram.Application.VendorClaims;

/// <summary>A claim of the vendor, as it is at this instant.</summary>
/// <param name="Account">The account of the end customer.</param>
/// <param name="Lines">The lines that it holds or has held.</param>
/// <param name="CreatedBy">The id of the person or system that created it.</param>
/// <param name="LastActivityAt">When the vendor last worked on it.</param>
/// <param name="LastActivity">The note of that activity.</param>
/// <param name="EndsAt">When it ends if the vendor does not work on it before. Null if it lasts until it is ended.</param>
/// <param name="EndReason">The reason given when it was ended.</param>
[SchemaName("VendorClaim")]
public sealed record VendorClaimView(
    Guid Id,
    VendorClaimKind Kind,
    VendorClaimStatus Status,
    Guid Account,
    [Line(ClaimTarget.MaxUnitLength)] string? Unit,
    IReadOnlyList<VendorClaimView.Line> Lines,
    [MultiLine(VendorClaim.MaxNoteLength)] string? Note,
    [Line(VendorClaim.MaxExternalIdLength)] string? ExternalId,
    [Line(CallerId.MaxLength)] string CreatedBy,
    DateTimeOffset LastActivityAt,
    [MultiLine(VendorClaim.MaxNoteLength)] string? LastActivity,
    DateTimeOffset? EndsAt,
    DateTimeOffset? EndedAt,
    [MultiLine(VendorClaim.MaxNoteLength)] string? EndReason,
    DateTimeOffset CreatedAt,
    [Name] IReadOnlyList<string> NextActions)
{
    /// <summary>A product line, and the state of the claim on it.</summary>
    public sealed record Line([Code][property: JsonPropertyName("line")] string ProductLine, ClaimState Claim);

    /// <param name="claim">After <see cref="VendorClaim.ApplyClock"/>.</param>
    public static VendorClaimView Of(VendorClaim claim, bool mayWrite) => new(
        claim.Id.Value, claim.Kind, claim.Status, claim.Account.Value, claim.Unit == "" ? null : claim.Unit,
        [
            .. claim.Claims.GroupBy(it => it.ProductLine).OrderBy(it => it.Key, StringComparer.Ordinal)
                .Select(line => new Line(line.Key, ClaimStates.Combine(line.Select(it => it.State)))),
        ],
        claim.Note, claim.ExternalId, claim.CreatedBy, claim.LastActivityAt, claim.LastActivity, claim.EndsAt, claim.EndedAt,
        claim.EndReason,
        claim.CreatedAt, mayWrite && !claim.HasEnded ? ["activities", "end"] : []);
}
