using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Badges;

public sealed record GetBadgeKeys : IRequest<Result<BadgeKeySet>>
{
    public sealed class Handler(IBadgeKeys keys, IPublicAddress address) : IRequestHandler<GetBadgeKeys, Result<BadgeKeySet>>
    {
        public async Task<Result<BadgeKeySet>> Handle(GetBadgeKeys request, CancellationToken ct) =>
            new BadgeKeySet([.. (await keys.All(ct)).Select(it => BadgeKey.Of(it, address))]);
    }
}
