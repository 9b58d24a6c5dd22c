using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Certifications;

public sealed record GetCertifications : IRequest<Result<CertificationCatalogue>>
{
    public sealed class Handler(IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<GetCertifications, Result<CertificationCatalogue>>
    {
        public Task<Result<CertificationCatalogue>> Handle(GetCertifications request, CancellationToken ct)
        {
            var program = programs.InForce(clock.Now());
            var terms = program.Certifications;
            return Task.FromResult<Result<CertificationCatalogue>>(new CertificationCatalogue(
                program.Version, terms.Catalogue, terms.RetakeAfterDays, terms.MaxAttempts, terms.AttemptWindowMonths));
        }
    }
}

/// <summary>Which certifications can be obtained now.</summary>
/// <param name="Version">The version of the program in force.</param>
/// <param name="Items">The certifications.</param>
/// <param name="RetakeAfterDays">After how many days an exam may be taken again that was failed.</param>
/// <param name="MaxAttempts">How often a person may take one exam within the months of the window.</param>
/// <param name="AttemptWindowMonths">Within how many months these attempts count.</param>
public sealed record CertificationCatalogue(
    int Version, [Count(0, CertificationTerms.MaxCertifications)] IReadOnlyList<Certification> Items, int RetakeAfterDays,
    int MaxAttempts, int AttemptWindowMonths);
