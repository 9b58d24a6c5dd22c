using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.CustomerResolution;

/// <summary>
/// Staff says that the deal is about another customer than its keys point at. A new account is opened, and what the deal held is
/// passed on. If the keys point at several accounts, staff names the right one. If only names are similar, the accounts just stay
/// apart.
/// </summary>
public sealed record SeparateCustomer(DealId Id, [RequestBody] SeparateCustomer.Body Form) : IRequest<Result<DealView>>, IChange
{
    /// <param name="TakeKeys">
    /// Whether the keys that it shares with the other customer, as far as nobody confirmed them, are the new one's.
    /// </param>
    /// <param name="Account">Where its keys point at several customers: the one that it is about.</param>
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
