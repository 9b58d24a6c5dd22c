using ChannelProgram.Application.Claims;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.VendorClaims;
using MediatR;

namespace ChannelProgram.Application.VendorClaims;

public sealed record EndVendorClaim(VendorClaimId Id, [RequestBody] EndVendorClaim.Body Form)
    : IRequest<Result<VendorClaimView>>, IChange
{
    /// <param name="Reason">For the vendor's own people; no partner is told. May have line breaks.</param>
    public sealed record Body([MultiLine(VendorClaim.MaxNoteLength)] string? Reason);

    public sealed class Handler(IChannelDb db, VendorClaimUpdate updates, IWaitlist waitlist) : IRequestHandler<EndVendorClaim, Result<VendorClaimView>>
    {
        public async Task<Result<VendorClaimView>> Handle(EndVendorClaim request, CancellationToken ct)
        {
            var opened = await updates.Open(request.Id, ct);
            if (opened.Refusal is { } notOpened) return notOpened;
            var (claim, now) = opened.Value;

            var held = claim.Held.ToList();
            if (claim.End(request.Form.Reason, now) is { } refused) return refused;
            await db.Save(ct);
            await waitlist.Promote(held, now, ct);
            return updates.View(claim);
        }
    }
}
