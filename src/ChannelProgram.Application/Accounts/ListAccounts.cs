using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Accounts;

/// <summary>Which accounts; what is empty asks nothing, all others are joined by AND.</summary>
/// <param name="Names">For each, what all must occur in the words of its name; any of them will do.</param>
/// <param name="KeyValues">Values of strong keys, of any kind.</param>
public sealed record AccountFilter(
    IReadOnlyCollection<IReadOnlyList<string>> Names,
    IReadOnlyCollection<string> KeyValues,
    IReadOnlyCollection<string> Countries,
    IReadOnlyCollection<string> ExternalIds,
    IReadOnlyCollection<AccountId> Parents);

/// <summary>Accounts, newest first, a page at a time.</summary>
/// <param name="After">The last account of the page before.</param>
public sealed record ListAccounts(AccountFilter Filter, int Limit, PagePosition? After) : IRequest<Result<Page<AccountView>>>
{
    public sealed class Handler(IAccounts accounts) : IRequestHandler<ListAccounts, Result<Page<AccountView>>>
    {
        public async Task<Result<Page<AccountView>>> Handle(ListAccounts request, CancellationToken ct)
        {
            var found = await accounts.List(request.Filter, request.After is { Id: var id } ? new AccountId(id) : null, request.Limit + 1, ct);
            // Ids ascend with time: they alone are the order.
            return Page.Of(found, request.Limit, AccountView.Of, it => PagePosition.Of(it.Account.CreatedAt, it.Account.Id.Value));
        }
    }
}
