using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Badges;

/// <summary>What the page for people says. What was withdrawn names nobody.</summary>
public sealed record GetBadge(string Id) : IRequest<Result<BadgePage>>
{
    public sealed class Handler(BadgeLookup badges, BadgeSettings settings, IPublicAddress address, ProgramClock clock)
        : IRequestHandler<GetBadge, Result<BadgePage>>
    {
        public async Task<Result<BadgePage>> Handle(GetBadge request, CancellationToken ct)
        {
            var found = await badges.Find(request.Id, ct);
            if (found.Refusal is { } refused) return refused;

            var (badge, status) = (found.Value, found.Value.StatusAt(clock.Now()));
            return new BadgePage(
                status, badge.Certification.Name, status is BadgeStatus.Withdrawn ? null : badge.Holder, badge.Since, badge.Until,
                settings.Issuer, badge.Certification.Criteria(), address.OfCredential(badge.Id));
        }
    }
}

/// <param name="Holder">Null: it was withdrawn.</param>
/// <param name="Until">The first day on which it is not valid any more. Null: it has no end.</param>
/// <param name="Credential">Where the signed badge is.</param>
public sealed record BadgePage(
    BadgeStatus Status, string Certification, string? Holder, DateOnly Since, DateOnly? Until, string Issuer, string Criteria,
    string Credential);
