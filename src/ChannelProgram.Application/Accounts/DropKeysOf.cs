using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Accounts;

/// <summary>One deal of <see cref="DropLeftKeys"/>.</summary>
public sealed record DropKeysOf(DealId Deal) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(IAccounts accounts, Forgetting forgetting, TimeProvider time) : IRequestHandler<DropKeysOf, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(DropKeysOf request, CancellationToken ct)
        {
            if (await accounts.EnterLeftKeys(request.Deal, ct) is { } deal) await forgetting.After([deal], inUse: [], time.Now(), ct);
            return Unit.Value;
        }
    }
}
