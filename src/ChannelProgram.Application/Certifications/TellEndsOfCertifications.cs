using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Certifications;

/// <summary>
/// Tells that certifications end soon or have ended, one transaction for each. What is held depends on the clock alone, never on
/// this. Safe to repeat.
/// </summary>
public sealed record TellEndsOfCertifications : IRequest<Result<int>>
{
    public sealed class Handler(ICertificationAttempts attempts, JobItems items, IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<TellEndsOfCertifications, Result<int>>
    {
        public async Task<Result<int>> Handle(TellEndsOfCertifications request, CancellationToken ct)
        {
            var today = programs.Today(clock.Now());
            return await items.SendEach<CertificationAttemptId>(
                (last, max) => attempts.FindEnding(today, last, max, ct), it => new TellEndOfCertification(it), ct);
        }
    }
}
