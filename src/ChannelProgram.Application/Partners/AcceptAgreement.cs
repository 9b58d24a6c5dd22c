using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using MediatR;

namespace ChannelProgram.Application.Partners;

public sealed record AcceptAgreement(PartnerId Id, [RequestBody] AcceptAgreement.Body Form)
    : IRequest<Result<PartnerView>>, IChange
{
    /// <param name="Version">The version in force, as the program names it.</param>
    [SchemaName("AgreementAcceptance")]
    public sealed record Body([Required, Line(PartnerTerms.MaxAgreementLength)] string? Version);

    public sealed class Handler(PartnerUpdate updates, IProgramVersions programs, CurrentCaller caller)
        : IRequestHandler<AcceptAgreement, Result<PartnerView>>
    {
        public Task<Result<PartnerView>> Handle(AcceptAgreement request, CancellationToken ct) =>
            updates.Update(
                request.Id,
                (partner, now) => partner.Accept(
                    request.Form.Version!, caller.Known.Id, programs.InForce(now).Partners, now), ct);
    }
}
