using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.VendorClaims;

/// <summary>Error codes are published: they never change.</summary>
public static class VendorClaimRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "There is no such vendor's claim.");

    public static readonly Refusal NoSuchAccount =
        Refusal.Invalid(new Dictionary<string, string[]> { ["/account"] = ["is no account of the program"] });

    public static readonly Refusal NoUnits =
        Refusal.Invalid(
            new Dictionary<string, string[]>
            {
                ["/unit"] = ["must be left out: this account is not marked as one with several buyers"]
            });

    public static readonly Refusal ExternalIdInUse =
        new(RefusalKind.StateForbids, "externalIdInUse", "Another claim of the vendor has this externalId.");

    public static readonly Refusal HasEnded = new(RefusalKind.StateForbids, "statusForbids", "This claim has ended.")
    {
        Members = new Dictionary<string, object?> { ["currentStatus"] = VendorClaimStatus.Ended },
    };

    public static Refusal LineNotFree(IReadOnlyList<TakenLine> lines) =>
        new(RefusalKind.StateForbids, "lineNotFree", "The lines that lines names are already held; nothing was claimed.")
        {
            Members = new Dictionary<string, object?> { ["lines"] = lines },
        };

    public static Refusal NotEditable(VendorClaimStatus current, IReadOnlyList<string> pointers) =>
        new(RefusalKind.StateForbids, "notEditable", "What pointers names cannot be changed: end this claim and create another.")
        {
            Members = new Dictionary<string, object?> { ["currentStatus"] = current, ["pointers"] = pointers },
        };

    /// <summary>A line that is already held.</summary>
    /// <param name="Unit">The buying unit that it is held for. Null: the whole customer.</param>
    /// <param name="Deal">
    /// The partner's deal that holds it. Null if the vendor holds it, or if the caller may not read deals.
    /// </param>
    /// <param name="VendorClaim">The vendor's claim that holds it. Null if a deal does.</param>
    [SchemaName("HeldLine")]
    public sealed record TakenLine(
        [Code] string Line, [Line(ClaimTarget.MaxUnitLength)] string? Unit, Guid? Deal, Guid? VendorClaim);
}
