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
/// <param name="AskedAt">When it came.</param>
public sealed record RegistrationRequest(PartnerId Partner, Registration Asked, ProgramVersion Program, DateTimeOffset AskedAt)
{
    public IReadOnlyList<StrongKey> Keys { get; } = Asked.Customer.StrongKeys(Program.AllSharedHosts);

    /// <summary>What the deal was known by as a draft; null: it was none.</summary>
    public DealIdentity? Known { get; init; }

    public CompanyName Name { get; } = CompanyName.Read(Asked.Customer.Name, Asked.Customer.Country);

    public IReadOnlyList<ClaimTarget> TargetsOn(IEnumerable<Account> accounts) =>
        Deal.TargetsOf(Asked.Products, accounts.Select(it => it.Id));

    public Result<Registrant> CheckEligibility(Partner? found) =>
        RegistrantLookup.CheckEligibility(found, Program, Asked, AskedAt);

    public RegistrationDecision Decide(RegistrationContext context)
    {
        var eligibility = CheckEligibility(context.Partner);
        if (eligibility.Refusal is { } refusal) return new RegistrationDecision.Refused(refusal);
        if (context.IsOwnOrganisation) return new RegistrationDecision.Refused(DealRefusals.OwnOrganisation);

        var (competing, now) = (context.Competing, context.Now);
        var registrant = eligibility.Value with { HasLowWinRate = HasLowWinRate(context) };
        // A deal with another buying unit does not count.
        var targets = TargetsOn(context.Accounts).Select(it => it with { Unit = Asked.Customer.Unit ?? "" }).ToList();
        var lines = Deal.TargetsOf(Asked.Products, [default]).Select(it => it with { Unit = Asked.Customer.Unit ?? "" }).ToList();
        if (IsRepeatBusiness && !lines.TrueForAll(it => context.History.HasRecentWin(it, Program, now)))
            return new RegistrationDecision.Refused(DealRefusals.NeedsOwnWin);

        // The partner's own deals come first, whatever others hold.
        var own = competing.Claims.Where(it =>
            TakesLines && it.Partner == registrant.Id && !it.HasExpired(now) && targets.Exists(it.Target.ConflictsWith)).ToList();
        var won = IsRepeatBusiness ? WonDeals(context) : [];
        if (own.Where(it => !won.Contains(new(it.Owner.Value))).Select(it => new DealId(it.Owner.Value)).ToHashSet()
            is { Count: > 0 } registered)
            return new RegistrationDecision.AlreadyRegistered(registered);
        if (context.ExternalId?.IsInUse(now) is true) return new RegistrationDecision.Refused(DealRefusals.ExternalIdInUse);
        if (context.ExternalId is not null || competing.Claims.Any(it => it.HasExpired(now)))
            return new RegistrationDecision.ClaimsExpired();
        if (TakesLines && lines.Max(it => context.History.CoolingOffUntil(it, Program, now)) is { } until)
            return new RegistrationDecision.Refused(DealRefusals.CoolingOff(until));
        if (context.Counts is { } counts && counts.IsFull(OpenLimitOf(context.Partner!)!.Value, registrant.HasLowWinRate))
            return new RegistrationDecision.Refused(DealRefusals.OpenLimitReached);
        if (own.Count > 0)
            return new RegistrationDecision.TakesOver(own.Select(it => new DealId(it.Owner.Value)).ToHashSet());

        var (account, match) = Recognize(context);
        IReadOnlyList<AccountId> accounts = context.IsNewCustomer ? [account.Id] : [.. context.Accounts.Select(it => it.Id)];
        var deal = Deal.Register(
            Asked,
            registrant,
            new MatchedCustomer(accounts, context.Areas)
            {
                TakenTargets = competing.Claims.Where(it => it.State.TakesLine()).Select(it => it.Target).ToHashSet(),
                TakenOver = context.TakenOver,
                History = context.History.WithMargin(registrant.MarginPercent),
                ReviewReasons = MatchedCustomer.ReviewReasonsOf(match)
                    | (competing.IsCustomerDisputed ? ReviewReasons.CustomerDisputed : ReviewReasons.None)
                    | (context.Accounts.Any(it => it.HasBuyingUnits) ? ReviewReasons.BuyingUnits : ReviewReasons.None),
                IsConfirmed = competing.IsConfirmed,
                OpenValues = OpenDeal.Values(competing.OpenDeals, Program, now),
            },
            now, Known);
        // A deal that may be about another customer adds no keys. If the keys belong to two accounts, staff decides, and new keys
        // go to the older one.
        if (!deal.NameDiffers)
            account.AddAssertedKeys(
                Keys.Except(context.OwnedKeys.Select(it => it.Key.Key)), registrant.Id, now,
                context.OwnedKeys.Select(it => it.Key));
        return new RegistrationDecision.Accepted(deal, account, match, accounts, Keys)
        {
            LowWinRate = registrant.HasLowWinRate == context.Partner!.HasLowWinRate ? null : registrant.HasLowWinRate,
        };
    }

    /// <summary>How many registrations the partner may have open; null: any number.</summary>
    public int? OpenLimitOf(Partner partner) => Program.TierOf(partner.TierAt(AskedAt))?.OpenRegistrationLimit;

    private bool TakesLines => Asked.Type is not DealType.PublicTender;

    private bool IsRepeatBusiness => Asked.Type is DealType.Expansion or DealType.Renewal;

    private bool HasLowWinRate(RegistrationContext context) =>
        context.Counts?.HasLowWinRate(context.Partner!.HasLowWinRate, Program.Hoarding) is true;

    private static HashSet<DealId> WonDeals(RegistrationContext context) =>
        [.. context.History.KeptAfterWin(context.Now).Select(it => it.Deal)];

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

    /// <summary>What won deals of the partner have given up to this registration.</summary>
    public IReadOnlyCollection<ClaimTarget> TakenOver { get; init; } = [];

    public SellingAreas Areas { get; init; } = SellingAreas.None;

    public SimilarNames SimilarNames { get; init; } = SimilarNames.None;

    /// <summary>What the partner had on this customer so far.</summary>
    public ProtectionHistory History { get; init; } = ProtectionHistory.None;

    /// <summary>Null: the partner's tier limits nothing.</summary>
    public RegistrationCounts? Counts { get; init; }
}

public abstract record RegistrationDecision
{
    private RegistrationDecision() { }

    public sealed record Refused(Refusal Refusal) : RegistrationDecision;

    public sealed record AlreadyRegistered(IReadOnlyCollection<DealId> Deals) : RegistrationDecision;

    /// <summary>Of deals that have the lines or the external id: their end has to be stored first.</summary>
    public sealed record ClaimsExpired : RegistrationDecision;

    /// <summary>Won deals of the partner have the lines: they have to give them up first.</summary>
    public sealed record TakesOver(IReadOnlyCollection<DealId> Won) : RegistrationDecision;

    /// <param name="Account">The account opened for the deal, or the one that gets its new keys.</param>
    /// <param name="Keys">Those of its customer.</param>
    public sealed record Accepted(
        Deal Deal, Account Account, CustomerMatch Match, IReadOnlyList<AccountId> Accounts, IReadOnlyList<StrongKey> Keys)
        : RegistrationDecision
    {
        public bool DisputesCustomer => Deal.NameDiffers;

        /// <summary>What has to be stored of the partner's share of won deals; null: nothing new.</summary>
        public bool? LowWinRate { get; init; }
    }
}
