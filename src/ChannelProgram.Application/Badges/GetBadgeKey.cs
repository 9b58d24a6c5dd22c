using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Badges;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Badges;

/// <param name="Id">A thumbprint (RFC 7638).</param>
public sealed record GetBadgeKey(string Id) : IRequest<Result<BadgeKey>>
{
    public sealed class Handler(IBadgeKeys keys, IPublicAddress address) : IRequestHandler<GetBadgeKey, Result<BadgeKey>>
    {
        public async Task<Result<BadgeKey>> Handle(GetBadgeKey request, CancellationToken ct) =>
            (await keys.All(ct)).FirstOrDefault(it => it.Id == request.Id) is { } key
                ? BadgeKey.Of(key, address)
                : BadgeRefusals.NoSuchKey;
    }
}
