using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Accounts;

public sealed record ListAccounts(AccountFilter Filter, PageRequest Paging) : IRequest<Result<Page<AccountView>>>
{
    public sealed class Handler(IAccounts accounts) : IRequestHandler<ListAccounts, Result<Page<AccountView>>>
    {
        public async Task<Result<Page<AccountView>>> Handle(ListAccounts request, CancellationToken ct)
        {
            var found = await accounts.List(request.Filter, request.Paging, ct);
            return Page.Of(found, request.Paging, AccountView.Of, it => PagePosition.Of(it.Account.CreatedAt, it.Account.Id));
        }
    }
}
