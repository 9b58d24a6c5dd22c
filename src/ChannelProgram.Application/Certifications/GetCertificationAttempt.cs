using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Certifications;

public sealed record GetCertificationAttempt(CertificationAttemptId Id) : IRequest<Result<CertificationAttemptView>>
{
    public sealed class Handler(ICertificationAttempts attempts, CurrentCaller caller, IPublicAddress address)
        : IRequestHandler<GetCertificationAttempt, Result<CertificationAttemptView>>
    {
        public async Task<Result<CertificationAttemptView>> Handle(GetCertificationAttempt request, CancellationToken ct) =>
            await attempts.Find(request.Id, ct) is { } found
                ? CertificationAttemptView.Of(found, caller.Known, address)
                : CertificationRefusals.NotFound;
    }
}
