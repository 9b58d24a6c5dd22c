using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Deals;

/// <summary>A registration whose input is valid, and how it is decided once all that it depends on is loaded.</summary>
/// <param name="Program">The version in force when it came.</param>
public sealed record RegistrationRequest(PartnerId Partner, Registration Asked, ProgramVersion Program)
{
    public IReadOnlyList<StrongKey> Keys { get; } = Asked.Customer.StrongKeys();

    public CompanyName Name { get; } = CompanyName.Read(Asked.Customer.Name, Asked.Customer.Country);

    /// <summary>What it claims if its customer has these accounts.</summary>
    public IReadOnlyList<ClaimTarget> TargetsOn(IEnumerable<Account> accounts) => Deal.TargetsOf(Asked.Products, accounts.Select(it => it.Id));

    public Result<Registrant> CheckEligibility(Partner? found) => RegistrantLookup.CheckEligibility(found, Program, Keys);

    /// <summary>Decides without asking or changing anything but what it was given.</summary>
    public RegistrationDecision Decide(RegistrationContext context)
    {
        var eligibility = CheckEligibility(context.Partner);
        if (eligibility.Refusal is { } refusal) return new RegistrationDecision.Refused(refusal);
        if (context.IsOwnOrganisation) return new RegistrationDecision.Refused(DealRefusals.OwnOrganisation);

        var (registrant, competing, now) = (eligibility.Value, context.Competing, context.Now);
        // The partner's own deals come first, whatever others hold. A deal about another unit of the customer is another matter.
        var targets = TargetsOn(context.Accounts).Select(it => it with { Unit = Asked.Customer.Unit ?? "" }).ToList();
        var own = competing.Claims.Where(it => it.Partner == registrant.Id && !it.HasExpired(now) && targets.Exists(it.Target.ConflictsWith))
            .Select(it => new DealId(it.Owner.Value)).ToHashSet();
        if (own.Count > 0) return new RegistrationDecision.AlreadyRegistered(own);
        if (context.ExternalIdInUse) return new RegistrationDecision.Refused(DealRefusals.ExternalIdInUse);
        if (competing.Claims.Any(it => it.HasExpired(now))) return new RegistrationDecision.ClaimsExpired();

        var (account, match) = Recognize(context);
        IReadOnlyList<AccountId> accounts = context.IsNewCustomer ? [account.Id] : [.. context.Accounts.Select(it => it.Id)];
        var deal = Deal.Register(
            Asked,
            registrant,
            new MatchedCustomer(accounts)
            {
                Held = competing.Claims.Where(it => it.State is ClaimState.Held).Select(it => it.Target).ToHashSet(),
                ReviewReasons = MatchedCustomer.ReviewReasonsOf(match)
                    | (competing.IsCustomerDisputed ? ReviewReasons.CustomerDisputed : ReviewReasons.None)
                    | (context.Accounts.Any(it => it.HasBuyingUnits) ? ReviewReasons.BuyingUnits : ReviewReasons.None),
                IsConfirmed = competing.IsConfirmed,
                OpenValues = OpenDeal.Values(competing.OpenDeals, Program, now),
            },
            now);
        // A deal that may be about another customer teaches this one nothing. If the keys belong to two accounts, staff decides
        // which is meant, and new keys go to the older one.
        if (!deal.NameDiffers)
            account.AddAssertedKeys(Keys.Except(context.OwnedKeys.Select(it => it.Key.Key)), registrant.Id, now, context.OwnedKeys.Select(it => it.Key));
        return new RegistrationDecision.Accepted(deal, account, match, accounts);
    }

    /// <summary>A customer none of whose keys is known is a new one, and may be a known one by name.</summary>
    private (Account, CustomerMatch) Recognize(RegistrationContext context)
    {
        if (!context.IsNewCustomer) return (context.Accounts[0], CustomerMatch.ByKeys(Name, Keys, context.OwnedKeys));

        var opened = Account.Open(Name, context.Now);
        return (opened, CustomerMatch.ByName(opened.Id, Name, Keys, context.SimilarNames));
    }
}

/// <summary>All that a registration is decided by, loaded under the locks of its customer.</summary>
/// <param name="Partner">Null: the caller sees no such partner.</param>
/// <param name="Now">When the last of the locks was held: registrations of one customer are ordered by it.</param>
public sealed record RegistrationContext(Partner? Partner, DateTimeOffset Now)
{
    public bool ExternalIdInUse { get; init; }

    /// <summary>Those that its keys belong to, oldest first; none if no key is known.</summary>
    public IReadOnlyList<Account> Accounts { get; init; } = [];

    public bool IsNewCustomer => Accounts.Count == 0;

    /// <summary>Those of its keys that belong to <see cref="Accounts"/>.</summary>
    public IReadOnlyList<OwnedKey> OwnedKeys { get; init; } = [];

    /// <summary>One of the accounts is the partner itself: a key of the partner's is confirmed to belong to it.</summary>
    public bool IsOwnOrganisation { get; init; }

    public CompetingClaims Competing { get; init; } = CompetingClaims.None;

    /// <summary>Accounts whose names are like that of a new customer.</summary>
    public SimilarNames SimilarNames { get; init; } = SimilarNames.None;
}

public abstract record RegistrationDecision
{
    private RegistrationDecision() { }

    public sealed record Refused(Refusal Refusal) : RegistrationDecision;

    /// <summary>The partner has registered this customer already; the refusal tells what these deals are like now.</summary>
    public sealed record AlreadyRegistered(IReadOnlyCollection<DealId> Deals) : RegistrationDecision;

    /// <summary>Competing claims have expired: they have to be released and passed on before it can be decided.</summary>
    public sealed record ClaimsExpired : RegistrationDecision;

    /// <param name="Account">Opened for the deal, or the one that learned its keys.</param>
    /// <param name="Accounts">All accounts that the deal is about.</param>
    public sealed record Accepted(Deal Deal, Account Account, CustomerMatch Match, IReadOnlyList<AccountId> Accounts) : RegistrationDecision
    {
        /// <summary>The name is another one: the other deals of these accounts have to wait until staff has settled it.</summary>
        public bool DisputesCustomer => Deal.NameDiffers;
    }
}
