using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using MediatR;

namespace ChannelProgram.Application.PartnerApplications;

/// <summary>Applications name people, so they are not kept once they are over.</summary>
public sealed record DeleteOldApplications : IRequest<Result<int>>
{
    public sealed class Handler(
        IPartnerApplications applications, IProofOfWork proofs, IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<DeleteOldApplications, Result<int>>
    {
        public async Task<Result<int>> Handle(DeleteOldApplications request, CancellationToken ct)
        {
            await proofs.DeleteExpired(clock.MachineNow(), ct);
            var now = clock.Now();
            return await applications.DeleteEndedBefore(
                now.AddDays(-programs.InForce(now).Partners.ApplicationKeptDays), ct);
        }
    }
}
