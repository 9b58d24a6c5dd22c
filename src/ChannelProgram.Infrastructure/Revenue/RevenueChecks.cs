using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Revenue;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.Revenue;

/// <summary>
/// A refund is of a payment of the same partner, and no more is paid back than was paid. What is shared is shared in whole.
/// </summary>
internal sealed class RevenueChecks(ChannelDb db) : IDataCheck
{
    public string Name => "revenue";

    public IEnumerable<IQueryable<DataFault>> Questions => [OfNoPayment, MoreThanPaid, NotSharedInWhole];

    private IQueryable<RevenueEvent> Refunds => db.Set<RevenueEvent>().Where(it => it.Kind == RevenueKind.Refund);

    private IQueryable<RevenueEvent> Payments => db.Set<RevenueEvent>().Where(it => it.Kind == RevenueKind.Payment);

    private IQueryable<DataFault> OfNoPayment =>
        from refund in Refunds
        where !Payments.Any(it => it.ExternalId == refund.RefundOf && it.Partner == refund.Partner
            && it.Amount.Currency == refund.Amount.Currency)
        select new DataFault($"Refund {refund.Id.Value} is of no payment of its partner in its currency.", false);

    private IQueryable<DataFault> MoreThanPaid =>
        from payment in Payments
        where Refunds.Where(it => it.RefundOf == payment.ExternalId).Sum(it => it.Amount.Amount) > payment.Amount.Amount
        select new DataFault($"More of payment {payment.Id.Value} was paid back than was paid.", false);

    private IQueryable<DataFault> NotSharedInWhole =>
        from it in db.Set<RevenueEvent>()
        where it.CreditSplit != null && it.Shared.Sum(part => part.NetAmount) != it.NetAmount
        select new DataFault($"The credits of revenue event {it.Id.Value} do not add up to its net amount.", false);
}
