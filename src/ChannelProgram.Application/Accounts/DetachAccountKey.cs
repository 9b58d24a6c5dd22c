using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Accounts.Names;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Accounts;

/// <summary>
/// The vendor takes a key from an account. What hung on it is matched again: each live deal of the account that no other key
/// of the account's speaks for, in the order of registration.
/// </summary>
public sealed record DetachAccountKey(AccountId Id, KeyForm Key) : IRequest<Result<AccountView>>, IChange
{
    public sealed class Validator : AbstractValidator<DetachAccountKey>
    {
        public Validator() => RuleFor(it => it.Key).SetValidator(new KeyForm.Rules()).OverridePropertyName("");
    }

    public sealed class Handler(
        IChannelDb db, AccountForChange changing, IAccounts accounts, IRegistrations registrations, Succession succession, Questioning questioning,
        IProgramVersions programs)
        : IRequestHandler<DetachAccountKey, Result<AccountView>>
    {
        public async Task<Result<AccountView>> Handle(DetachAccountKey request, CancellationToken ct)
        {
            if (await accounts.Read(request.Id, ct) is not { Account.Country: var country }) return AccountRefusals.NotFound;
            var key = request.Key.Read(country, out _)!.Value;
            var hanging = await accounts.EnterHanging(request.Id, key, ct);
            var opened = await changing.Open(request.Id, [], ct);
            if (opened.Refusal is { } notOpened) return notOpened;
            var (account, now) = opened.Value;

            if ((await accounts.OwnersOf([key], ct)).SingleOrDefault() is not { } owner || owner.Account.Id != account.Id) return AccountRefusals.KeyNotHere;
            if (account.Detach(owner.Key, await accounts.HasOthers(owner.Key, ct), now) is { } refused) return refused;
            accounts.Remove([owner.Key]);
            await db.Save(ct);

            var freed = new List<Claimable>();
            foreach (var (deal, partner) in hanging)
            {
                freed.AddRange(deal.Lapse(now));
                if (!deal.HasEnded) freed.AddRange(await MatchAnew(deal, partner, account, now, ct));
                await db.Save(ct);
            }

            await succession.PassOn(freed, now, ct);
            await questioning.Settle([account.Id], settled: null, now, ct);
            return await changing.Close(account, ct);
        }

        private async Task<IReadOnlyList<Claimable>> MatchAnew(Deal deal, Partner partner, Account from, DateTimeOffset now, CancellationToken ct)
        {
            var keys = deal.Customer.StrongKeys();
            var owned = await accounts.OwnersOf(keys, ct);
            if (owned.Any(it => it.Account.Id == from.Id)) return [];

            var name = CompanyName.Read(deal.Customer.Name, deal.Customer.Country);
            var doubts = Matching.ByKeys(name, keys, owned).Doubts;
            var account = owned.Select(it => it.Account).MinBy(it => it.Id) ?? Account.Open(name, now);
            if (!doubts.HasFlag(ReviewReasons.NameDiffers)) account.Learn(keys.Except(owned.Select(it => it.Key.Key)), deal.Partner, now);
            accounts.Store(account);
            await db.Save(ct);

            List<AccountId> to = [.. owned.Select(it => it.Account.Id).Append(account.Id).Distinct().Order()];
            var contention = await registrations.On(Deal.Wanted(deal.Products, to), deal.Partner, ct);
            var others = contention.Claims.Where(it => it.Deal != deal.Id).ToList();
            var freed = deal.MatchAnew(from.Id, Registrant.From(partner, programs.InForce(now)), new Encounter(to)
            {
                Held = others.Where(it => it.State is ClaimState.Held).Select(it => it.On).ToHashSet(),
                Own = others.Where(it => it.Partner == deal.Partner).Select(it => it.On).ToHashSet(),
                Doubts = doubts | (contention.IsQuestioned ? ReviewReasons.CustomerQuestioned : ReviewReasons.None),
                IsConfirmed = contention.IsConfirmed,
            }, now);
            if (deal.NameDiffers) await questioning.Begin(to, ct);
            return freed;
        }
    }
}
