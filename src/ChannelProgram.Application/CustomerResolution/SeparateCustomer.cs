using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.CustomerResolution;

/// <summary>
/// Staff says that the deal is about another customer than its keys point at. A new account is opened, and what the deal held is
/// offered. If the keys point at several accounts, staff names the right one. If only names are similar, the accounts just stay
/// apart.
/// </summary>
public sealed record SeparateCustomer(DealId Id, [RequestBody] SeparateCustomer.Body Form) : IRequest<Result<DealView>>, IChange
{
    /// <param name="TakeKeys">True: the new account also takes the keys that both customers share and nobody confirmed.</param>
    /// <param name="Account">If the keys belong to several customers: the account that the deal is about.</param>
    [SchemaName("CustomerSeparation")]
    public sealed record Body(bool? TakeKeys, AccountId? Account);

    public sealed class Handler(DealUpdate deals, CustomerDecisions customerDecisions)
        : IRequestHandler<SeparateCustomer, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(SeparateCustomer request, CancellationToken ct) => deals.Update(
            request.Id,
            (deal, now) => customerDecisions.Separate(deal, request.Form.TakeKeys is true, request.Form.Account, now, ct),
            ct,
            settlesCustomer: true);
    }
}
