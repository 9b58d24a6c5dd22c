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
    public sealed record Body([MultiLine(VendorClaim.MaxNoteLength)] string? Note);

    public sealed class Handler(VendorClaimUpdate updates, IProgramVersions programs) : IRequestHandler<RecordVendorActivity, Result<VendorClaimView>>
    {
        public async Task<Result<VendorClaimView>> Handle(RecordVendorActivity request, CancellationToken ct)
        {
            var opened = await updates.Open(request.Id, ct);
            if (opened.Refusal is { } notOpened) return notOpened;
            var (claim, now) = opened.Value;

            return claim.RecordActivity(request.Form.Note, programs.InForce(now), now) is { } refused ? refused : updates.View(claim);
        }
    }
}
