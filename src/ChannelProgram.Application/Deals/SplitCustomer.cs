using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Accounts.Names;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// Staff says that a deal is about another customer than its keys say: an account is opened for it, where its lines are free,
/// and what it held is passed on. Where only names are alike, that they are two is all there is to say.
/// </summary>
public sealed record SplitCustomer(DealId Id, SplitCustomer.Body Form) : IRequest<Result<DealView>>, IChange
{
    /// <param name="TakeKeys">Whether the keys that it shares with the other customer, as far as nobody confirmed them, are the new one's.</param>
    public sealed record Body(bool? TakeKeys);

    public sealed class Handler(
        IChannelDb db, DealForChange deals, IAccounts accounts, Questioning questioning, Succession succession, IProgramVersions programs,
        CurrentCaller caller)
        : IRequestHandler<SplitCustomer, Result<DealView>>
    {
        public async Task<Result<DealView>> Handle(SplitCustomer request, CancellationToken ct)
        {
            var opened = await deals.Open(request.Id, ct);
            if (opened.Refusal is { } notOpened) return notOpened;
            var (deal, now) = opened.Value;

            var id = deal.Accounts.First();
            if ((deal.NameDiffers ? await Split(deal, id, request.Form.TakeKeys is true, now, ct) : deal.TellApart()) is { } refused) return refused;
            (await accounts.Find(id, ct))!.Settle(deal.Id, isThis: false, now);

            await questioning.Settle([id], deal, now, ct);
            return DealView.Of(deal, caller.Known);
        }

        private async Task<Refusal?> Split(Deal deal, AccountId from, bool takeKeys, DateTimeOffset now, CancellationToken ct)
        {
            var account = Account.Open(CompanyName.Read(deal.Customer.Name, deal.Customer.Country), now);
            var split = deal.SplitCustomer(account.Id, programs.InForce(now), now);
            if (split.Refusal is { } refused) return refused;

            var owned = await accounts.OwnersOf(deal.Customer.StrongKeys(), ct);
            account.Learn(deal.Customer.StrongKeys().Except(owned.Select(it => it.Key.Key)), deal.Partner, now);
            if (takeKeys)
                foreach (var shared in owned.Where(it => it.Account.Id == from && !it.Key.IsConfirmed)) account.Take(shared.Key, shared.Account, now);
            account.Settle(deal.Id, isThis: true, now);
            accounts.Store(account);

            await db.Save(ct);
            await succession.PassOn(split.Value, now, ct);
            return null;
        }
    }
}
