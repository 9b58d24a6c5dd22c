using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Deals;

/// <param name="Program">The version in force when the request came.</param>
public sealed record RegistrationRequest(PartnerId Partner, Registration Asked, ProgramVersion Program)
{
    public IReadOnlyList<StrongKey> Keys { get; } = Asked.Customer.StrongKeys(Program.AllSharedHosts);

    public CompanyName Name { get; } = CompanyName.Read(Asked.Customer.Name, Asked.Customer.Country);

    public IReadOnlyList<ClaimTarget> TargetsOn(IEnumerable<Account> accounts) =>
        Deal.TargetsOf(Asked.Products, accounts.Select(it => it.Id));

    public Result<Registrant> CheckEligibility(Partner? found) => RegistrantLookup.CheckEligibility(found, Program, Keys);

    public RegistrationDecision Decide(RegistrationContext context)
    {
        var eligibility = CheckEligibility(context.Partner);
        if (eligibility.Refusal is { } refusal) return new RegistrationDecision.Refused(refusal);
        if (context.IsOwnOrganisation) return new RegistrationDecision.Refused(DealRefusals.OwnOrganisation);

        var (registrant, competing, now) = (eligibility.Value, context.Competing, context.Now);
        // The partner's own deals come first, whatever others hold. A deal with another buying unit does not count.
        var targets = TargetsOn(context.Accounts).Select(it => it with { Unit = Asked.Customer.Unit ?? "" }).ToList();
        var own =
            competing.Claims.Where(
                it => it.Partner == registrant.Id && !it.HasExpired(now) && targets.Exists(it.Target.ConflictsWith))
                .Select(it => new DealId(it.Owner.Value)).ToHashSet();
        if (own.Count > 0) return new RegistrationDecision.AlreadyRegistered(own);
        if (context.ExternalId?.IsInUse(now) is true) return new RegistrationDecision.Refused(DealRefusals.ExternalIdInUse);
        if (context.ExternalId is not null || competing.Claims.Any(it => it.HasExpired(now)))
            return new RegistrationDecision.ClaimsExpired();

        var (account, match) = Recognize(context);
        IReadOnlyList<AccountId> accounts = context.IsNewCustomer ? [account.Id] : [.. context.Accounts.Select(it => it.Id)];
        var deal = Deal.Register(
            Asked,
            registrant,
            new MatchedCustomer(accounts)
            {
                HeldTargets = competing.Claims.Where(it => it.State is ClaimState.Held).Select(it => it.Target).ToHashSet(),
                ReviewReasons = MatchedCustomer.ReviewReasonsOf(match)
                    | (competing.IsCustomerDisputed ? ReviewReasons.CustomerDisputed : ReviewReasons.None)
                    | (context.Accounts.Any(it => it.HasBuyingUnits) ? ReviewReasons.BuyingUnits : ReviewReasons.None),
                IsConfirmed = competing.IsConfirmed,
                OpenValues = OpenDeal.Values(competing.OpenDeals, Program, now),
            },
            now);
        // A deal that may be about another customer adds no keys. If the keys belong to two accounts, staff decides, and new keys
        // go to the older one.
        if (!deal.NameDiffers)
            account.AddAssertedKeys(
                Keys.Except(context.OwnedKeys.Select(it => it.Key.Key)), registrant.Id, now,
                context.OwnedKeys.Select(it => it.Key));
        return new RegistrationDecision.Accepted(deal, account, match, accounts, Keys);
    }

    private (Account, CustomerMatch) Recognize(RegistrationContext context)
    {
        if (!context.IsNewCustomer) return (context.Accounts[0], CustomerMatch.ByKeys(Name, Keys, context.OwnedKeys));

        var opened = Account.Open(Name, context.Now);
        return (opened, CustomerMatch.ByName(opened.Id, Name, Keys, context.SimilarNames));
    }
}

/// <param name="Partner">Null: the caller sees no such partner.</param>
/// <param name="Now">When the last lock was taken: registrations of one customer are ordered by it.</param>
public sealed record RegistrationContext(Partner? Partner, DateTimeOffset Now)
{
    /// <summary>The one asked for, if another deal of the partner has it.</summary>
    public ReservedExternalId? ExternalId { get; init; }

    public IReadOnlyList<Account> Accounts { get; init; } = [];

    public bool IsNewCustomer => Accounts.Count == 0;

    public IReadOnlyList<OwnedKey> OwnedKeys { get; init; } = [];

    /// <summary>A confirmed key of the partner belongs to one of the accounts: the partner registers itself.</summary>
    public bool IsOwnOrganisation { get; init; }

    public CompetingClaims Competing { get; init; } = CompetingClaims.None;

    public SimilarNames SimilarNames { get; init; } = SimilarNames.None;
}

public abstract record RegistrationDecision
{
    private RegistrationDecision() { }

    public sealed record Refused(Refusal Refusal) : RegistrationDecision;

    public sealed record AlreadyRegistered(IReadOnlyCollection<DealId> Deals) : RegistrationDecision;

    /// <summary>Of deals that have the lines or the external id: their end has to be stored first.</summary>
    public sealed record ClaimsExpired : RegistrationDecision;

    /// <param name="Account">The account opened for the deal, or the one that gets its new keys.</param>
    /// <param name="Keys">Those of its customer.</param>
    public sealed record Accepted(
        Deal Deal, Account Account, CustomerMatch Match, IReadOnlyList<AccountId> Accounts, IReadOnlyList<StrongKey> Keys)
        : RegistrationDecision
    {
        public bool DisputesCustomer => Deal.NameDiffers;
    }
}
