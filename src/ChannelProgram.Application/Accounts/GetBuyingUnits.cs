using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Accounts;

public sealed record GetBuyingUnits(AccountId Id) : IRequest<Result<BuyingUnits>>
{
    public sealed class Handler(IAccounts accounts) : IRequestHandler<GetBuyingUnits, Result<BuyingUnits>>
    {
        public async Task<Result<BuyingUnits>> Handle(GetBuyingUnits request, CancellationToken ct) =>
            await accounts.Find(request.Id, ct) is { } account
                ? new BuyingUnits(account.HasBuyingUnits)
                : AccountRefusals.NotFound;
    }
}
