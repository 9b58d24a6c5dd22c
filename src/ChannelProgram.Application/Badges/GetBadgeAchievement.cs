using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Badges;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Badges;

/// <param name="Version">Of the program. One that is not in force yet has no badges.</param>
public sealed record GetBadgeAchievement(string Certification, int Version) : IRequest<Result<BadgeAchievement>>
{
    public sealed class Handler(IProgramVersions programs, IPublicAddress address, ProgramClock clock)
        : IRequestHandler<GetBadgeAchievement, Result<BadgeAchievement>>
    {
        public Task<Result<BadgeAchievement>> Handle(GetBadgeAchievement request, CancellationToken ct) =>
            Task.FromResult<Result<BadgeAchievement>>(
                programs.Find(request.Version) is { } program && program.EffectiveFrom <= clock.Now()
                && program.Certifications.Find(request.Certification) is { } exam
                    ? BadgeAchievement.Of(exam, program.Version, address)
                    : BadgeRefusals.NoSuchAchievement);
    }
}
