using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using MediatR;

namespace ChannelProgram.Application.CustomerResolution;

/// <summary>As <see cref="DetachAccountKey"/>, for a key that <see cref="FindSharedKeys"/> found.</summary>
public sealed record DetachSharedKey(AccountId Id, StrongKey Key) : IRequest<Result<AccountView>>, IChange
{
    public sealed class Handler(KeyDetachment detachment) : IRequestHandler<DetachSharedKey, Result<AccountView>>
    {
        public Task<Result<AccountView>> Handle(DetachSharedKey request, CancellationToken ct) =>
            detachment.Detach(request.Id, request.Key, isShared: true, ct);
    }
}
