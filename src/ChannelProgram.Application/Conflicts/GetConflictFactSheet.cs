using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Activities;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Documents;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>For the vendor's people: it names every party to whoever reads it.</summary>
public sealed record GetConflictFactSheet(ConflictId Id) : IRequest<Result<ConflictFactSheet>>
{
    public sealed class Handler(
        IConflicts conflicts, IConflictFacts facts, ICustomers customers, ICustomerMatches matches, IAccounts accounts,
        IProgramVersions programs, ProgramClock clock) : IRequestHandler<GetConflictFactSheet, Result<ConflictFactSheet>>
    {
        public async Task<Result<ConflictFactSheet>> Handle(GetConflictFactSheet request, CancellationToken ct)
        {
            if (await conflicts.Find(request.Id.Value, ct) is not { Party: null } known) return ConflictRefusals.NotFound;

            var now = clock.Now();
            var opened = (await conflicts.Read([known.Conflict], ct))[0];
            var (program, inForce) = (programs.Of(opened.Conflict.ProgramVersion), programs.InForce(now));
            foreach (var owner in opened.Owners) owner.ApplyClock(now);
            opened.Conflict.ApplyClock(opened.Claims, program, now);

            var parties = await Know(opened, inForce, now, ct);
            var recognised = await matches.Of([.. parties.Select(it => it.Deal.Id)], ct);
            var others = await facts.Others(
                known.Conflict, [.. parties.Select(it => it.Partner.Id).Distinct()], ConflictFactSheet.MaxEarlierCases, ct);
            var rules = new ConflictRuleFacts(opened, parties, program, inForce, now);
            return new ConflictFactSheet(
                known.Conflict.Value, now,
                [.. parties.Select(it => it.Facts(now))],
                [.. parties.Select(it => it.Recognition(recognised.GetValueOrDefault(it.Deal.Id)))],
                [.. others.Select(ConflictFactSheet.EarlierCase.Of)],
                rules.All(),
                ConflictFactSheet.Advice.Of(ConflictAdvice.Of(rules.Advised())));
        }

        private async Task<IReadOnlyList<KnownParty>> Know(
            OpenedConflict opened, ProgramVersion inForce, DateTimeOffset now, CancellationToken ct)
        {
            List<ConflictParty> all =
                [.. opened.Conflict.Parties.OrderBy(it => it.Role).ThenBy(it => it.JoinedAt).ThenBy(it => it.Id)];
            List<DealId> deals = [.. all.Select(it => it.Deal)];
            List<ConflictPartyId> ids = [.. all.Select(it => it.Id)];
            var partners = await facts.Partners([.. all.Select(it => opened.DealOf(it).Partner)], ct);
            var activities = (await facts.Activities(deals, ct)).ToLookup(it => it.Deal);
            var documents = (await facts.Documents(deals, ct)).ToLookup(it => it.Deal);
            var statements = await facts.StatementTimes(ids, ct);
            var evidence = (await conflicts.DocumentsOf(ids, ct)).ToLookup(it => it.Party);
            var keys = await KeysOf(opened, all, inForce.AllSharedHosts, ct);
            var parties = new List<KnownParty>();
            foreach (var party in all)
            {
                var deal = opened.DealOf(party);
                var claim = party.Claim is { } own ? deal.Lines.Get(own) : null;
                parties.Add(keys(new(party, deal, partners[deal.Partner], claim)
                {
                    Activities = [.. activities[deal.Id]],
                    Documents = [.. documents[deal.Id]],
                    StatementTimes = [.. statements[party.Id]],
                    Evidence = [.. evidence[party.Id]],
                    ProtectionLeft = claim is null ? null : await LeftFor(deal, claim, inForce, now, ct),
                }));
            }

            return parties;
        }

        /// <summary>How long the partner can still be protected on the line.</summary>
        private async Task<TimeSpan> LeftFor(
            Deal deal, Claim claim, ProgramVersion inForce, DateTimeOffset now, CancellationToken ct)
        {
            var history = await customers.LoadHistory(deal, inForce, now, ct);
            // An extension by all its days is cut to those that are left.
            return history.Extend(claim.Target, new(now, now), inForce.Protection.LimitDays, inForce, now)?.Until - now
                ?? TimeSpan.Zero;
        }

        /// <returns>What adds to a party the keys that its deal gives, each with whose it is now.</returns>
        private async Task<Func<KnownParty, KnownParty>> KeysOf(
            OpenedConflict opened, IReadOnlyList<ConflictParty> parties, SharedHosts hosts, CancellationToken ct)
        {
            var given = parties.ToDictionary(it => it.Id, it => opened.DealOf(it).Customer.StrongKeys(hosts));
            var asked = parties.ToDictionary(it => it.Id, it => DomainOf(it, opened.DealOf(it).Customer, hosts));
            HashSet<StrongKey> all = [.. given.Values.SelectMany(it => it), .. asked.Values.OfType<StrongKey>()];
            var known = (await accounts.OwnersOf(all, ct)).ToDictionary(it => it.Key.Key, it => it.Key);
            var account = opened.Conflict.Account;
            return it => it with
            {
                Keys = [.. given[it.Party.Id].Select(key => Read(key, known.GetValueOrDefault(key), account))],
                ChoiceDomain = asked[it.Party.Id] is { } domain ? Read(domain, known.GetValueOrDefault(domain), account) : null,
            };
        }

        /// <summary>Of whoever is asked at the customer; null: nobody is, or many have it.</summary>
        private static StrongKey? DomainOf(ConflictParty party, Customer customer, SharedHosts hosts) =>
            party.ChoiceContact is { } email
            && StrongKey.Parse(email[(email.LastIndexOf('@') + 1)..], null, null, customer.Country, hosts) is [var key, ..]
                ? key : null;

        private static ConflictFactSheet.GivenKey Read(StrongKey key, AccountKey? known, AccountId? ofCase) => new(
            key.Kind, key.Value, known?.Account.Value, known is not null && known.Account == ofCase,
            known is { IsConfirmed: true }, known?.AssertedBy?.Value, known?.AddedAt);
    }
}

/// <summary>A party with what is known of its side.</summary>
/// <param name="Claim">Its claim on the contested line; null: no line is contested.</param>
internal sealed record KnownParty(ConflictParty Party, Deal Deal, Partner Partner, Claim? Claim)
{
    public IReadOnlyList<DealActivity> Activities { get; init; } = [];

    public IReadOnlyList<DealDocument> Documents { get; init; } = [];

    public IReadOnlyList<DateTimeOffset> StatementTimes { get; init; } = [];

    public IReadOnlyList<ConflictDocument> Evidence { get; init; } = [];

    public IReadOnlyList<ConflictFactSheet.GivenKey> Keys { get; init; } = [];

    /// <summary>Of whoever is asked at the customer; null: nobody is, or it is no key.</summary>
    public ConflictFactSheet.GivenKey? ChoiceDomain { get; init; }

    /// <summary>How long its partner can still be protected on the line; null: no line is contested.</summary>
    public TimeSpan? ProtectionLeft { get; init; }

    public string Number => Deal.Number.Value;

    public bool IsUnclear => Deal.KeysDisagree || Deal.CustomerInDoubt;

    /// <summary>What was recorded before it became a party: later it knows what helps it.</summary>
    public IEnumerable<DealActivity> Before => Activities.Where(it => it.CreatedAt < Party.JoinedAt);

    public ConflictFactSheet.PartyFacts Facts(DateTimeOffset now) => new(
        Deal.Id.Value, Number, Partner.Id.Value, Partner.Name, Partner.TierAt(now), Party.Role, Deal.Status,
        Activities.MinBy(it => it.At) is { } first ? ConflictFactSheet.DatedActivity.Of(first) : null,
        [
            .. Activities.GroupBy(it => it.Kind).OrderBy(it => it.Key)
                .Select(it => new ConflictFactSheet.ActivityCount(it.Key, it.Count())),
        ],
        Activities.LastOrDefault(it => it.ShowsProgress) is { } last ? ConflictFactSheet.DatedActivity.Of(last) : null,
        Documents.Count, Evidence.Count,
        [
            .. Happened().Where(it => it.At is not null).OrderBy(it => it.At).ThenBy(it => it.What)
                .Take(ConflictFactSheet.MaxTimeline)
                .Select(it => new ConflictFactSheet.DatedFact(it.At!.Value, it.What, it.Detail)),
        ]);

    /// <param name="match">How its registration was recognised; null: that is not known.</param>
    public ConflictFactSheet.RecognisedCustomer Recognition(CustomerMatch? match) => new(
        Deal.Id.Value, Keys, match?.Opened is not null, match?.Candidates.Count ?? 0, Deal.KeysDisagree, Deal.CustomerInDoubt,
        Party.ChoiceUntil is null
            ? null : new(ChoiceDomain?.Value, ChoiceDomain is { IsOfCase: true }, ChoiceDomain is { Confirmed: true }));

    private IEnumerable<(DateTimeOffset? At, ConflictFact What, string? Detail)> Happened() =>
    [
        (Deal.SubmittedAt, ConflictFact.Registered, Deal.WasHandedOver ? "By another partner, which handed it over." : null),
        .. OfLine(),
        .. Activities.Select(it => ((DateTimeOffset?)it.CreatedAt, ConflictFact.Activity, (string?)Describe(it))),
        .. Documents.Select(it => ((DateTimeOffset?)it.CreatedAt, ConflictFact.DocumentAdded, (string?)it.Name)),
        (Deal.WinReportedAt, ConflictFact.WinReported, null),
        (Deal.WonAt, ConflictFact.Won, null),
        (Party.JoinedAt, ConflictFact.Joined, null),
        .. StatementTimes.Select(it => ((DateTimeOffset?)it, ConflictFact.Statement, (string?)null)),
        .. Evidence.Select(it => ((DateTimeOffset?)it.At, ConflictFact.Evidence, (string?)it.Name)),
        (Party.ChoiceConfirmedAt, ConflictFact.CustomerConfirmed, null),
        (Party.AppealedAt, ConflictFact.Appealed, null),
    ];

    private IEnumerable<(DateTimeOffset? At, ConflictFact What, string? Detail)> OfLine() => Claim is not { } it ? [] :
    [
        (
            WaitedSince(it), ConflictFact.LineWaited,
            it.HasPriority ? "First in line, with what was left of its protection." : null),
        (it.HeldSince, ConflictFact.LineTaken, null),
        (it.ProtectedFrom, ConflictFact.ProtectedFrom, null),
        (
            it.ReleasedAt < it.ProtectedUntil ? null : it.ProtectedUntil, ConflictFact.ProtectedUntil,
            it.UntilBeforeConflict is { } before ? $"Without a case about the line, until {before.ToText()}." : null),
        (it.ReleasedAt, ConflictFact.Released, it.ReleasedBecause switch
        {
            ClaimEnd.Expired => "Its protection, or its offer, ran out.",
            ClaimEnd.Withdrawn => "It was withdrawn.",
            ClaimEnd.Lost => "It was lost.",
            ClaimEnd.Revoked => "It was revoked.",
            ClaimEnd.Decided => "A case was decided against it.",
            ClaimEnd.Other or null => null,
        }),
    ];

    /// <summary>A line that it took when it registered, it did not wait for; one that a merge took, since then.</summary>
    private DateTimeOffset? WaitedSince(Claim claim) =>
        claim.HasPriority ? Party.JoinedAt
        : claim.HeldSince <= Deal.SubmittedAt ? (DateTimeOffset?)null
        : Deal.SubmittedAt;

    private static string Describe(DealActivity it)
    {
        var kind = it.Kind switch
        {
            DealActivityKind.Call => "A call",
            DealActivityKind.Meeting => "A meeting",
            DealActivityKind.Demo => "A demo",
            DealActivityKind.Proposal => "A proposal",
            DealActivityKind.Quote => "A quote",
        };
        var with = (it.HasContact, it.Document is not null) switch
        {
            (true, true) => ", with a contact of the customer and a document",
            (true, false) => ", with a contact of the customer",
            (false, true) => ", with a document",
            (false, false) => "",
        };
        return $"{kind} at {it.At.ToText()}, as the partner says{with}.";
    }
}

/// <summary>What the rules say of a case, one by one, after the clock was applied to it.</summary>
/// <param name="ofCase">The version of the program that the case runs by.</param>
/// <param name="inForce">The version by which a line would be granted now.</param>
internal sealed class ConflictRuleFacts(
    OpenedConflict opened, IReadOnlyList<KnownParty> parties, ProgramVersion ofCase, ProgramVersion inForce, DateTimeOffset now)
{
    private Conflict Case => opened.Conflict;

    private KnownParty? Holder => parties.FirstOrDefault(it => it.Party.Role is ConflictRole.Holder);

    private IEnumerable<KnownParty> Challengers => parties.Where(it => it.Party.Role is ConflictRole.Challenger);

    private Claim? VendorsClaim =>
        Case.VendorClaim is null ? null : opened.Claims.FirstOrDefault(it => it.Id == Case.HolderClaim);

    /// <summary>As the database accepted them.</summary>
    private List<KnownParty> InOrder =>
        [.. parties.OrderBy(it => it.Claim?.Id).ThenBy(it => it.Deal.SubmittedAt).ThenBy(it => it.Deal.Id)];

    private bool IsWon => Holder is { Deal.Outcome.Status: DealStatus.Won, Claim.IsLive: true };

    public IReadOnlyList<ConflictFactSheet.RuleFact> All() =>
    [
        .. FirstRegistered(), .. HeldSince(), .. ProtectionInForce(), .. ProtectionDaysLeft(), .. Progress(), .. CustomerKeys(),
        .. CustomerUnclear(), .. CustomerChoice(), .. Eligibility(), .. RevenueConfirmed(), .. VendorIsParty(),
        .. WithoutEvidence(),
    ];

    public AdvisedConflict Advised()
    {
        var order = InOrder;
        return new(Case.IsAboutLine, [.. parties.Select(it => Advised(it, order.IndexOf(it)))])
        {
            VendorIsParty = Case.VendorIsParty,
            RevenueConfirmed = IsWon,
            ReleasingSharePercent = decimal.Round(ofCase.Conflicts.ReleasingSharePercent, 2),
        };
    }

    private AdvisedParty Advised(KnownParty it, int place) => new(it.Deal.Id, it.Party.Role)
    {
        Place = place,
        HasActivity = it.Before.Any(),
        HasProgress = it.Before.Any(done => done.ShowsProgress),
        HasDemoOrProposal = it.Activities.Any(done => done.Kind is DealActivityKind.Demo or DealActivityKind.Proposal),
        HasEvidence = !NeedsEvidence(it) || it.Evidence.Count > 0,
        ChosenAt = it.Party.ChoiceConfirmedAt,
        MayHold = MayHold(it),
        IsUnclear = it.IsUnclear,
        MayCoSell = inForce.TierOf(it.Partner.TierAt(now)) is { Benefits.CoSelling: true },
    };

    private bool MayHold(KnownParty it) =>
        it.Claim is { } claim && IsEligible(it) && !it.IsUnclear && it.ProtectionLeft > TimeSpan.Zero
        && it.Deal.MayHaveAgain(claim.Id)
        && (it.Party.ChoiceUntil is null || it.Party.ChoiceConfirmedAt is not null || it.Evidence.Count > 0);

    private bool IsEligible(KnownParty it) =>
        it.Partner.IsActive(now) && inForce.TierOf(it.Partner.TierAt(now)) is { DealRegistration: true };

    /// <summary>The same rule as <see cref="Conflict.ApplyClock"/>: what the program or staff saw needs no document.</summary>
    private static bool NeedsEvidence(KnownParty it) =>
        it.Party.Kind is ConflictKind.Dispute or ConflictKind.CustomerChoice;

    private IEnumerable<ConflictFactSheet.RuleFact> FirstRegistered()
    {
        var order = InOrder;
        if (order is not [var first, ..]) yield break;

        var at = first.Deal.SubmittedAt.ToText();
        if (VendorsClaim is { } own && own.Id < first.Claim?.Id)
            yield return new(
                ConflictRule.FirstRegistered, ofCase.Version, null,
                $"The vendor's own claim was accepted first; {first.Number} was registered at {at}.");
        else if (order is [_, var second, ..])
            yield return new(
                ConflictRule.FirstRegistered, first.Deal.ProgramVersion, first.Deal.Id.Value,
                $"{first.Number} was accepted first, registered at {at}; then {second.Number}, at "
                + $"{second.Deal.SubmittedAt.ToText()}.");
        else if (VendorsClaim is not null)
            yield return new(
                ConflictRule.FirstRegistered, first.Deal.ProgramVersion, first.Deal.Id.Value,
                $"{first.Number} was accepted first, registered at {at}; then the vendor's own claim.");
    }

    private IEnumerable<ConflictFactSheet.RuleFact> HeldSince()
    {
        if (VendorsClaim is { } own)
            yield return new(ConflictRule.HeldSince, ofCase.Version, null, Describe("The vendor", own));
        foreach (var it in parties)
            if (it.Claim is { } claim && (it.Party.Role is ConflictRole.Holder || claim.State.TakesLine()))
                yield return new(
                    ConflictRule.HeldSince, ofCase.Version, claim.State.TakesLine() ? it.Deal.Id.Value : null,
                    Describe(it.Number, claim));
    }

    private IEnumerable<ConflictFactSheet.RuleFact> ProtectionInForce() =>
        from it in parties
        where it.Claim is { IsProtected: true }
        let claim = it.Claim!
        select new ConflictFactSheet.RuleFact(
            ConflictRule.ProtectionInForce, claim.ProgramVersion ?? it.Deal.ProgramVersion, it.Deal.Id.Value,
            $"{it.Number} is protected from {claim.ProtectedFrom?.ToText()} until {claim.ProtectedUntil?.ToText()}"
            + (claim.UntilBeforeConflict is { } before ? $"; without a case about the line, until {before.ToText()}." : "."));

    private IEnumerable<ConflictFactSheet.RuleFact> ProtectionDaysLeft() =>
        from it in parties
        where it.ProtectionLeft is not null
        let days = (int)Math.Ceiling(it.ProtectionLeft!.Value.TotalDays)
        select new ConflictFactSheet.RuleFact(
            ConflictRule.ProtectionDaysLeft, inForce.Version, null,
            $"The partner of {it.Number} has {days} of {inForce.Protection.LimitDays} days of protection left on this line, "
            + $"within {inForce.Protection.LimitWindowDays} days.");

    private IEnumerable<ConflictFactSheet.RuleFact> Progress()
    {
        foreach (var it in parties)
        {
            var (before, shows) = (it.Before.Count(), it.Before.Where(done => done.ShowsProgress).ToList());
            var last = shows is [.., var latest] ? $", the last at {latest.CreatedAt.ToText()}" : "";
            yield return new(
                ConflictRule.Progress, ofCase.Version, shows.Count > 0 ? it.Deal.Id.Value : null,
                $"Recorded for {it.Number} before it became a party: {before}, of which show progress: {shows.Count}{last}; "
                + $"since then: {it.Activities.Count - before}.");
        }
    }

    private IEnumerable<ConflictFactSheet.RuleFact> CustomerKeys()
    {
        if (Case.Account is null) yield break;
        foreach (var it in parties)
        {
            var own = it.Keys.Where(key => key.IsOfCase).ToList();
            var confirmed = own.Count(key => key.Confirmed);
            yield return new(
                ConflictRule.CustomerKeys, it.Deal.ProgramVersion, confirmed > 0 ? it.Deal.Id.Value : null,
                $"Keys of {it.Number}: {it.Keys.Count}, of which are the customer's: {own.Count}; confirmed: {confirmed}.");
        }
    }

    private IEnumerable<ConflictFactSheet.RuleFact> CustomerUnclear() =>
        from it in parties
        where it.IsUnclear
        select new ConflictFactSheet.RuleFact(
            ConflictRule.CustomerUnclear, it.Deal.ProgramVersion, null,
            it.Deal.KeysDisagree
                ? $"The keys of {it.Number} point at several customers: nothing of it is granted before staff settles that."
                : $"It is in doubt who the customer of {it.Number} is: nothing of it is granted before staff settles that.");

    private IEnumerable<ConflictFactSheet.RuleFact> CustomerChoice()
    {
        foreach (var it in parties)
        {
            if (it.Party.ChoiceUntil is not { } until) continue;
            if (it.Party.ChoiceConfirmedAt is not { } confirmedAt)
            {
                yield return new(
                    ConflictRule.CustomerChoice, ofCase.Version, null,
                    now < until
                        ? $"The customer was asked whether it wants {it.Number}, and may confirm it until {until.ToText()}."
                        : $"The customer was asked whether it wants {it.Number}, and did not confirm it until {until.ToText()}.");
                continue;
            }

            // The same rule as Conflict.Decide.
            var isHeard =
                Holder is not { Party: var holder } || !(now < it.Party.HearingUntil) || holder.StatedAt > confirmedAt;
            yield return new(
                ConflictRule.CustomerChoice, ofCase.Version, isHeard ? it.Deal.Id.Value : null,
                $"The customer confirmed at {confirmedAt.ToText()} that it wants {it.Number}; "
                + (isHeard
                    ? "the hearing of the holder is over."
                    : $"the holder is heard until {it.Party.HearingUntil?.ToText()}."));
        }
    }

    private IEnumerable<ConflictFactSheet.RuleFact> Eligibility() =>
        from it in parties
        let tier = it.Partner.TierAt(now)
        select new ConflictFactSheet.RuleFact(
            ConflictRule.Eligibility, inForce.Version, null,
            $"The partner of {it.Number} is {(it.Partner.IsActive(now) ? "active" : "not active")}; its tier, {tier}, registers "
            + (inForce.TierOf(tier) is { DealRegistration: true } ? "deals." : "no deals."));

    private IEnumerable<ConflictFactSheet.RuleFact> RevenueConfirmed()
    {
        if (IsWon && Holder is { Deal: var won })
            yield return new(
                ConflictRule.RevenueConfirmed, ofCase.Version, won.Id.Value,
                $"The win of {won.Number.Value} was confirmed at {won.WonAt?.ToText()}: the line cannot be reassigned.");
    }

    private IEnumerable<ConflictFactSheet.RuleFact> VendorIsParty()
    {
        if (Case.VendorIsParty)
            yield return new(
                ConflictRule.VendorIsParty, ofCase.Version, null,
                Case.VendorClaim is null
                    ? "The case is about what the vendor does or owes: somebody outside its sales line decides."
                    : "The vendor has the line by a claim of its own: somebody outside its sales line decides.");
    }

    private IEnumerable<ConflictFactSheet.RuleFact> WithoutEvidence()
    {
        var challengers = Challengers.ToList();
        if (!Case.IsAboutLine || challengers.Count == 0
            || !challengers.TrueForAll(it => NeedsEvidence(it) && it is { Evidence.Count: 0, Party.ChoiceConfirmedAt: null }))
            yield break;

        // The same rule as Conflict.ApplyClock: a customer that is asked has the time that it was told.
        var until = challengers.Max(it =>
            ofCase.InvestigationDue(it.Party.JoinedAt) is var due && it.Party.ChoiceUntil > due ? it.Party.ChoiceUntil : due);
        yield return new(
            ConflictRule.WithoutEvidence, ofCase.Version, Holder?.Deal.Id.Value,
            Case.Stage > ConflictStage.Investigating ? "No challenger has shown anything for its side."
            : Case.KeptOpen ? "No challenger has shown anything for its side; staff hears the case all the same."
            : $"No challenger has shown anything for its side: at {until?.ToText()} whoever has the line is upheld.");
    }

    private static string Describe(string who, Claim it) => it.State switch
    {
        ClaimState.Held => $"{who} has had the line{Since(it.HeldSince)}.",
        ClaimState.Offered => $"The line is offered to {who} until {it.OfferedUntil?.ToText()}.",
        ClaimState.Waitlisted => $"{who} waits for the line.",
        ClaimState.Released => $"{who} has had the line no more{Since(it.ReleasedAt)}.",
    };

    private static string Since(DateTimeOffset? at) => at is { } instant ? $" since {instant.ToText()}" : "";
}
