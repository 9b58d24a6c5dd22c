using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using MediatR;

namespace ChannelProgram.Application.Partners;

public sealed record SuspendPartner(PartnerId Id, [RequestBody] SuspendPartner.Body Form)
    : IRequest<Result<PartnerView>>, IChange
{
    /// <param name="Message">Told to the partner. May have line breaks.</param>
    [SchemaName("PartnerSuspension")]
    public sealed record Body([MultiLine(Partner.MaxMessageLength)] string? Message);

    public sealed class Handler(PartnerUpdate updates) : IRequestHandler<SuspendPartner, Result<PartnerView>>
    {
        public Task<Result<PartnerView>> Handle(SuspendPartner request, CancellationToken ct) =>
            updates.Update(request.Id, (partner, now) => partner.Suspend(request.Form.Message, now), ct);
    }
}
