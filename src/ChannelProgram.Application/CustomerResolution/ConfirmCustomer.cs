using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.CustomerResolution;

/// <summary>
/// Staff says that the deal's customer is the one its keys point at, although the names differ. Those keys are confirmed and the
/// deal's other keys added. If keys point at several accounts, or names are similar, the accounts are merged. Deals that waited
/// only for this are approved.
/// </summary>
public sealed record ConfirmCustomer(DealId Id, [RequestBody] ConfirmCustomer.Body Form) : IRequest<Result<DealView>>, IChange
{
    /// <param name="Account">
    /// If names are similar: the account that is the same customer. Without it, the most similar one.
    /// </param>
    [SchemaName("CustomerConfirmation")]
    public sealed record Body(AccountId? Account);

    public sealed class Handler(DealUpdate deals, CustomerDecisions customerDecisions)
        : IRequestHandler<ConfirmCustomer, Result<DealView>>
    {
        public async Task<Result<DealView>> Handle(ConfirmCustomer request, CancellationToken ct)
        {
            var with = request.Form.Account;
            await customerDecisions.LockForConfirmation([(request.Id, with)], others: [], ct);
            return await deals.Update(
                request.Id, (deal, now) => customerDecisions.ConfirmKeys(deal, with, now, ct), ct, settlesCustomer: true);
        }
    }
}
