using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Badges;

public sealed record GetBadgeRevocations(string Id) : IRequest<Result<BadgeRevocations>>
{
    public sealed class Handler(BadgeLookup badges, IPublicAddress address)
        : IRequestHandler<GetBadgeRevocations, Result<BadgeRevocations>>
    {
        public async Task<Result<BadgeRevocations>> Handle(GetBadgeRevocations request, CancellationToken ct)
        {
            var found = await badges.Find(request.Id, ct);
            return found.Refusal is { } refused ? refused : BadgeRevocations.Of(found.Value, address);
        }
    }
}
