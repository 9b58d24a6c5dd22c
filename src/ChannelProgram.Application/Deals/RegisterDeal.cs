using System.Diagnostics;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

/// <param name="Known">What the deal was known by as a draft; null: it was none.</param>
public sealed record RegisterDeal([RequestBody] DealRegistration Form, DealIdentity? Known = null)
    : IRequest<Result<DealView>>, IChange
{
    public sealed class Handler(
        IChannelDb db, IRegistrations registrations, RegistrantLookup registrants, Waitlist waitlist,
        CustomerDisputes disputes, IReceiptIssuer receipts, CurrentCaller caller)
        : IRequestHandler<RegisterDeal, Result<DealView>>
    {
        public async Task<Result<DealView>> Handle(RegisterDeal request, CancellationToken ct)
        {
            var asked = registrants.Read(request.Form, request.Known);
            var context = await registrations.Load(asked, ct);
            var decision = asked.Decide(context);
            if (decision is RegistrationDecision.ClaimsExpired)
            {
                context = await Expire(asked, context, ct);
                decision = asked.Decide(context);
            }

            if (decision is RegistrationDecision.TakesOver { Won: var won })
                decision = asked.Decide(await ReleaseWonLines(asked, won, context, ct));

            switch (decision)
            {
                case RegistrationDecision.Refused { Refusal: var refusal }:
                    return refusal;
                case RegistrationDecision.AlreadyRegistered { Deals: var deals }:
                    return DealRefusals.AlreadyRegistered(
                        await Load(deals, context.Now, ct), asked.Asked.Customer, asked.Program.AllSharedHosts);
                case RegistrationDecision.Accepted accepted:
                    if (accepted.DisputesCustomer) await disputes.Open(accepted.Accounts, ct);
                    if (accepted.LowWinRate is { } isLow) await registrations.SetLowWinRate(asked.Partner, isLow, ct);
                    accepted.Deal.Certify(receipts.Issue(accepted.Deal));
                    registrations.Add(accepted);
                    return DealView.Of(accepted.Deal, caller.Known, asked.Program, context.Now);
                default:
                    throw new UnreachableException("Claims that had expired were released.");
            }
        }

        private async Task<RegistrationContext> Expire(
            RegistrationRequest asked, RegistrationContext context, CancellationToken ct)
        {
            if (asked.Asked.ExternalId is { } externalId) await db.FreeExternalId(asked.Partner, externalId, context.Now, ct);
            return context with
            {
                ExternalId = null,
                Competing = await waitlist.ExpireAndReload(
                    context.Competing,
                    () => registrations.LoadCompetingClaims(asked.TargetsOn(context.Accounts), asked.Partner, ct),
                    context.Now, ct, inUse: asked.Keys),
            };
        }

        /// <summary>The partner's won deals give the lines up to its expansion or renewal.</summary>
        private async Task<RegistrationContext> ReleaseWonLines(
            RegistrationRequest asked, IReadOnlyCollection<DealId> won, RegistrationContext context, CancellationToken ct)
        {
            var lines = asked.Asked.Products.Select(it => it.ProductLine).ToHashSet();
            var yielded = (await Load(won, context.Now, ct))
                .SelectMany(it => it.YieldToRepeatBusiness(lines, context.Now)).ToList();
            // Release in the database first: the unique index for the holder is checked at every statement.
            await db.Save(ct);
            return context with
            {
                TakenOver = yielded,
                Competing = await registrations.LoadCompetingClaims(asked.TargetsOn(context.Accounts), asked.Partner, ct),
            };
        }

        private async Task<IReadOnlyList<Deal>> Load(IReadOnlyCollection<DealId> ids, DateTimeOffset now, CancellationToken ct)
        {
            var deals = await db.Deals.Where(it => ids.Contains(it.Id)).OrderBy(it => it.CreatedAt).ToListAsync(ct);
            foreach (var deal in deals) deal.ApplyClock(now);
            return deals;
        }
    }
}
