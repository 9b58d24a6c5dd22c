using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Accounts;

public sealed record GetAccountByExternalId(string ExternalId) : IRequest<Result<AccountView>>
{
    public sealed class Handler(IAccounts accounts) : IRequestHandler<GetAccountByExternalId, Result<AccountView>>
    {
        public async Task<Result<AccountView>> Handle(GetAccountByExternalId request, CancellationToken ct) =>
            await accounts.ByExternalId(request.ExternalId, ct) is { } id && await accounts.Read(id, ct) is { } account
                ? AccountView.Of(account)
                : AccountRefusals.NotFound;
    }
}
