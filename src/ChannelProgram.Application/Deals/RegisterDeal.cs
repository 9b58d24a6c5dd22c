using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Deals;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// Registers a deal for the caller's partner, or by staff for the one it names: lines that are free are taken, the others
/// waited for, and what is clean is protected at once.
/// </summary>
public sealed record RegisterDeal(RegistrationForm Form) : IRequest<Result<DealView>>, ISharesTransaction
{
    public sealed class Validator : AbstractValidator<RegisterDeal>
    {
        // Its places are those of the form itself.
        public Validator(IValidator<RegistrationForm> rules) => RuleFor(it => it.Form).SetValidator(rules).OverridePropertyName("");
    }

    public sealed class Handler(
        IChannelDb db, IRegistrations registrations, RegistrantLookup registering, WaitlistPromotion succession, CustomerDisputes questioning,
        IProgramVersions programs, CurrentCaller caller, TimeProvider time)
        : IRequestHandler<RegisterDeal, Result<DealView>>
    {
        public async Task<Result<DealView>> Handle(RegisterDeal request, CancellationToken ct)
        {
            var program = programs.InForce(time.Now());
            var asked = request.Form.Read(program);
            var keys = asked.Customer.StrongKeys();
            var known = await registrations.Load(
                registering.PartnerOf(request.Form), asked.ExternalId, keys, it => RegistrantLookup.CheckEligibility(it, program, keys).Refusal is null, ct);
            var judged = RegistrantLookup.CheckEligibility(known?.Partner, program, keys);
            if (judged.Refusal is { } refused) return refused;
            if (known!.IsOwnOrganisation) return DealRefusals.OwnOrganisation;

            var registrant = judged.Value;
            var isNew = known.Accounts.Count == 0;
            var wanted = Deal.TargetsOf(asked.Products, known.Accounts.Select(it => it.Id));
            var contention = isNew ? CompetingClaims.None : await registrations.LoadCompetingClaims(wanted, registrant.Id, ct);
            // The order of registrations is that of the locks: no clock is read before the last of them is held.
            var now = time.Now();

            // One's own is decided first, whatever others hold; what is about another unit of the customer is another matter.
            var said = wanted.Select(it => it with { Unit = asked.Customer.Unit ?? "" }).ToList();
            var own = contention.Claims.Where(it => it.Partner == registrant.Id && !it.HasExpired(now) && said.Exists(it.Target.ConflictsWith))
                .Select(it => new DealId(it.Owner.Value)).ToHashSet();
            if (own.Count > 0) return DealRefusals.AlreadyRegistered(await Current(own, now, ct));
            if (known.ExternalIdInUse) return DealRefusals.ExternalIdInUse;

            contention = await succession.ExpireAndReload(contention, () => registrations.LoadCompetingClaims(wanted, registrant.Id, ct), now, ct, inUse: keys);
            var name = CompanyName.Read(asked.Customer.Name, asked.Customer.Country);
            var (account, matching) = isNew ? await Open(name, keys, now, ct) : (known.Accounts[0], CustomerMatch.ByKeys(name, keys, known.OwnedKeys));
            IReadOnlyList<AccountId> accounts = isNew ? [account.Id] : [.. known.Accounts.Select(it => it.Id)];
            var customer = new MatchedCustomer(accounts)
            {
                Held = contention.Claims.Where(it => it.State is ClaimState.Held).Select(it => it.Target).ToHashSet(),
                ReviewReasons = MatchedCustomer.ReviewReasonsOf(matching)
                    | (contention.IsCustomerDisputed ? ReviewReasons.CustomerDisputed : ReviewReasons.None)
                    | (known.Accounts.Any(it => it.HasBuyingUnits) ? ReviewReasons.BuyingUnits : ReviewReasons.None),
                IsConfirmed = contention.IsConfirmed,
                OpenValues = OpenDeal.Values(contention.OpenDeals, program, now),
            };
            var deal = Deal.Register(asked, registrant, customer, now);
            // Who is not known to be this customer teaches it nothing, and puts all others in question.
            if (deal.NameDiffers) await questioning.Open(accounts, ct);
            // Keys that point at two accounts leave it to staff which they mean; what is new meanwhile goes to the older.
            else account.AddAssertedKeys(keys.Except(known.OwnedKeys.Select(it => it.Key.Key)), registrant.Id, now, known.OwnedKeys.Select(it => it.Key));
            registrations.Add(deal, account, matching);
            return DealView.Of(deal, caller.Known);
        }

        /// <summary>A customer that no key recognises is a new one, and may be a known one by name.</summary>
        private async Task<(Account, CustomerMatch)> Open(CompanyName name, IReadOnlyList<StrongKey> keys, DateTimeOffset now, CancellationToken ct)
        {
            var account = Account.Open(name, now);
            return (account, CustomerMatch.ByName(account.Id, name, keys, await registrations.FindSimilarNames(name, ct)));
        }

        private async Task<IReadOnlyList<Deal>> Current(IReadOnlyCollection<DealId> ids, DateTimeOffset now, CancellationToken ct)
        {
            var deals = await db.Deals.Where(it => ids.Contains(it.Id)).OrderBy(it => it.CreatedAt).ToListAsync(ct);
            foreach (var deal in deals) deal.ExpireClaims(now);
            return deals;
        }
    }
}
