using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Accounts;

public sealed record GetAccount(AccountId Id) : IRequest<Result<AccountView>>
{
    public sealed class Handler(IAccounts accounts) : IRequestHandler<GetAccount, Result<AccountView>>
    {
        public async Task<Result<AccountView>> Handle(GetAccount request, CancellationToken ct) =>
            await accounts.Read(request.Id, ct) is { } account ? AccountView.Of(account) : AccountRefusals.NotFound;
    }
}
