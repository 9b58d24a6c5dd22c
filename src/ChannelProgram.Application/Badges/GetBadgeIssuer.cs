using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Badges;

public sealed record GetBadgeIssuer : IRequest<Result<BadgeIssuer>>
{
    public sealed class Handler(BadgeSettings settings, IPublicAddress address)
        : IRequestHandler<GetBadgeIssuer, Result<BadgeIssuer>>
    {
        public Task<Result<BadgeIssuer>> Handle(GetBadgeIssuer request, CancellationToken ct) =>
            Task.FromResult<Result<BadgeIssuer>>(BadgeIssuer.Of(settings, address));
    }
}
