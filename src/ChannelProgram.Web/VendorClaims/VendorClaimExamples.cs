using ChannelProgram.Application.VendorClaims;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.VendorClaims;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.VendorClaims;

internal static class VendorClaimExamples
{
    public static readonly Guid Account = new("019aa5b1-44d0-7b12-a5c3-7e8f90a1b2c4");
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly VendorClaimInput Form = new(
        VendorClaimKind.Direct, new AccountId(Account), ["analytics", "platform"], Unit: null, "Renewal talks with the board.",
        "crm-4711");

    public static readonly VendorClaimView Made = View(VendorClaimStatus.Active, ClaimState.Held, ["activities", "end"]);

    public static readonly RecordVendorActivity.Body Activity = new("Met the buyer.");

    public static readonly VendorClaimView WorkedOn = Made with { LastActivity = Activity.Note };

    public static readonly EndVendorClaim.Body Ending = new("A partner takes over.");

    public static readonly VendorClaimView Ended = View(VendorClaimStatus.Ended, ClaimState.Released, []) with
    {
        EndedAt = Noon,
        EndReason = Ending.Reason,
    };

    public static readonly Listing<VendorClaimView> Page = new([Made], Next: null);

    public static readonly Refusal LineNotFree = VendorClaimRefusals.LineNotFree(
        [new("analytics", Unit: null, new("019aa5b2-8c00-7a3b-9f21-6d0c4b5e7f10"), VendorClaim: null)]);

    private static VendorClaimView View(VendorClaimStatus status, ClaimState lines, string[] next) => new(
        new("019aa5b2-91c4-7d0e-b6a7-3c4d5e6f7081"), VendorClaimKind.Direct, status, Account, Unit: null,
        [new("analytics", lines), new("platform", lines)], Form.Note, Form.ExternalId, "019aa5b0-2b6d-7e11-9c4f-5a6b7c8d9e0f",
        Noon, LastActivity: null, Noon.AddDays(90), EndedAt: null, EndReason: null, Noon, next);
}
