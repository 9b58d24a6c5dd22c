using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.CustomerResolution;

/// <summary>
/// Staff says that a deal is about the customer that its keys say, though the names differ: those keys are confirmed and its
/// others learned. Where keys point at several customers, or names are alike, they are merged. What only waited for that is
/// approved by the program.
/// </summary>
public sealed record ConfirmCustomer(DealId Id, [RequestBody] ConfirmCustomer.Body Form) : IRequest<Result<DealView>>, IChange
{
    /// <param name="Account">Where names are alike: the account that it is the same customer as; without one, the likest.</param>
    public sealed record Body(Guid? Account);

    public sealed class Handler(DealUpdate deals, CustomerDecisions customerDecisions) : IRequestHandler<ConfirmCustomer, Result<DealView>>
    {
        public async Task<Result<DealView>> Handle(ConfirmCustomer request, CancellationToken ct)
        {
            var with = request.Form.Account is { } id ? new AccountId(id) : (AccountId?)null;
            await customerDecisions.LockForConfirmation([(request.Id, with)], others: [], ct);
            return await deals.Update(request.Id, (deal, now) => customerDecisions.ConfirmKeys(deal, with, now, ct), ct, settlesCustomer: true);
        }
    }
}
