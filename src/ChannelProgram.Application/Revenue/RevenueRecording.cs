using ChannelProgram.Application.Claims;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.CreditShares;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.CreditShares;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Revenue;

namespace ChannelProgram.Application.Revenue;

/// <summary>
/// Records payments and refunds, one or many: whatever they are judged by is locked and loaded once. Of two at once with one
/// external id the later loses by the unique index, and is done again.
/// </summary>
public sealed class RevenueRecording(
    IRevenueEvents events, IClaimHistory claims, ICreditShares shares, IProgramVersions programs, ProgramClock clock)
{
    /// <returns>What became of each, in their order.</returns>
    public async Task<IReadOnlyList<Result<Recorded<RevenueEvent>>>> Record(
        IReadOnlyList<RevenueReport> reports, CancellationToken ct)
    {
        List<string> payments = [.. reports.Select(it => it.RefundOf).OfType<string>().Distinct()];
        await events.LockPayments(payments, ct);
        var byExternalId = (await events.WithExternalIds([.. reports.Select(it => it.ExternalId).Union(payments)], ct))
            .ToDictionary(it => it.ExternalId, StringComparer.Ordinal);
        var refunded = new Dictionary<string, decimal>(await events.Refunded(payments, ct), StringComparer.Ordinal);
        List<DealId> named = [.. reports.Select(it => it.Deal).OfType<DealId>().Distinct()];
        var inForce = await shares.InForce(named, ct);
        // Those of payments that were shared before; most were not.
        var ofPayments = await shares.WithIds(
            [.. byExternalId.Values.Select(it => it.CreditSplit).OfType<CreditSplitId>().Distinct()], ct);
        var splits = inForce.Concat(ofPayments).DistinctBy(it => it.Id).ToDictionary(it => it.Id);
        var deals = await events.Deals(
            [.. named.Union(inForce.SelectMany(it => it.Shares).Select(it => it.Deal))], ct);
        var partnersOfDeals = deals.ToDictionary(it => it.Key, it => it.Value.Partner);
        var partners = await events.Partners([.. reports.Select(it => it.Partner).OfType<PartnerId>().Distinct()], ct);
        var accounts =
            await events.Accounts([.. reports.Select(it => it.Account).OfType<AccountId>().Distinct()], ct);
        var holdings = await claims.Of([.. accounts], ct);
        // Read the clock only under the locks, so that times follow the order of the changes.
        var now = clock.Now();
        var program = programs.InForce(now);
        return [.. reports.Select(Record)];

        Result<Recorded<RevenueEvent>> Record(RevenueReport report)
        {
            if (byExternalId.TryGetValue(report.ExternalId, out var first))
                return first.Is(report) ? new Recorded<RevenueEvent>(first, IsNew: false) : RevenueRefusals.ExternalIdInUse;
            var recorded = RevenueEvent.Record(report, FactsOf(report), program, now);
            if (recorded.Refusal is { } refused) return refused;

            events.Add(recorded.Value);
            byExternalId[report.ExternalId] = recorded.Value;
            if (recorded.Value.RefundOf is { } payment)
                refunded[payment] = refunded.GetValueOrDefault(payment) + recorded.Value.Amount.Amount;
            return new Recorded<RevenueEvent>(recorded.Value, IsNew: true);
        }

        RevenueFacts FactsOf(RevenueReport report)
        {
            var payment = report.RefundOf is { } paid ? byExternalId.GetValueOrDefault(paid) : null;
            return new()
            {
                Deal = report.Deal is { } deal ? deals.GetValueOrDefault(deal) : null,
                HasPartner = report.Partner is { } partner && partners.Contains(partner),
                HasAccount = report.Account is { } account && accounts.Contains(account),
                Line = report.Product is { } product ? programs.LineOf(product) : null,
                Holdings = report.Account is { } held ? [.. holdings[held]] : [],
                Splits = [.. inForce.Where(it => it.Deal == report.Deal)],
                Partners = partnersOfDeals,
                Payment = payment,
                PaymentProgram = payment is null ? null : programs.Of(payment.ProgramVersion),
                PaymentSplit = payment?.CreditSplit is { } shared ? splits[shared] : null,
                Refunded = report.RefundOf is null ? 0 : refunded.GetValueOrDefault(report.RefundOf),
            };
        }
    }
}

internal static class RevenuePrograms
{
    extension(IProgramVersions programs)
    {
        /// <summary>
        /// A product's line never changes, and what is sold no more may still be paid. Null: there never was one.
        /// </summary>
        public string? LineOf(string product) =>
            programs.All.Select(it => it.ProductOf(product)?.Line).FirstOrDefault(it => it is not null);
    }
}
