using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.VendorClaims;
using MediatR;

namespace ChannelProgram.Application.VendorClaims;

public sealed record EndVendorClaim(VendorClaimId Id, [RequestBody] EndVendorClaim.Body Form)
    : IRequest<Result<VendorClaimView>>, IChange
{
    /// <param name="Reason">For the vendor's people; partners never read it. May have line breaks.</param>
    [SchemaName("VendorClaimEnding")]
    public sealed record Body([MultiLine(VendorClaim.MaxNoteLength)] string? Reason);

    public sealed class Handler(VendorClaimUpdate updates) : IRequestHandler<EndVendorClaim, Result<VendorClaimView>>
    {
        public Task<Result<VendorClaimView>> Handle(EndVendorClaim request, CancellationToken ct) =>
            updates.Update(request.Id, (claim, now) => claim.End(request.Form.Reason, now), ct);
    }
}
