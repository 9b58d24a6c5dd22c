using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.VendorClaims;
using MediatR;

namespace ChannelProgram.Application.VendorClaims;

public sealed record RecordVendorActivity(VendorClaimId Id, [RequestBody] RecordVendorActivity.Body Form)
    : IRequest<Result<VendorClaimView>>, IChange
{
    /// <param name="Note">What was done. May have line breaks.</param>
    [SchemaName("VendorActivity")]
    public sealed record Body([MultiLine(VendorClaim.MaxNoteLength)] string? Note);

    public sealed class Handler(VendorClaimUpdate updates, IProgramVersions programs)
        : IRequestHandler<RecordVendorActivity, Result<VendorClaimView>>
    {
        public Task<Result<VendorClaimView>> Handle(RecordVendorActivity request, CancellationToken ct) =>
            updates.Update(request.Id, (claim, now) => claim.RecordActivity(request.Form.Note, programs.InForce(now), now), ct);
    }
}
