using System.Text.Json;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>What must be true of the stored rows whatever happened before, by other means than the product's rules.</summary>
internal static class DatabaseInvariants
{
    private static readonly TimeSpan FullProtection = TimeSpan.FromHours(720);

    private static readonly DealStatus[] Ended = [
        DealStatus.Expired, DealStatus.Withdrawn, DealStatus.Rejected, DealStatus.Lost, DealStatus.Revoked,
    ];

    public static async Task ExpectConsistent(this TestDatabase database)
    {
        var faults = FaultsOf(await database.Read(StoredRows.Read)).ToList();
        if (faults.Count > 0) Assert.Fail(string.Join('\n', faults));
    }

    /// <summary>Sentences that nobody should ever read.</summary>
    private static IEnumerable<string> FaultsOf(StoredRows rows) =>
    [
        .. Claims(rows), .. VendorClaims(rows), .. Wholeness(rows), .. Status(rows), .. Record(rows), .. Customers(rows),
        .. Merged(rows), .. Repeats(rows),
    ];

    /// <summary>
    /// One holder of a unit or of all, one open registration a partner, and nobody waits for what is free or had ended.
    /// </summary>
    private static IEnumerable<string> Claims(StoredRows rows)
    {
        var created = rows.Deals.ToDictionary(it => it.Id, it => it.CreatedAt);
        foreach (var line in rows.Claims.GroupBy(it => (it.Claim.Account, it.Claim.ProductLine)))
        {
            var held = line.Where(it => it.Claim.State.TakesLine()).OrderBy(it => it.Claim.Id).ToList();
            foreach (var (one, other) in held.SelectMany((one, at) => held.Skip(at + 1).Select(other => (one, other))))
                if (one.SharesUnitWith(other)) yield return $"claims {one.Claim.Id} and {other.Claim.Id} have {line.Key}";

            foreach (var waiting in line.Where(it => it.Claim.State is ClaimState.Waitlisted))
            {
                if (!held.Exists(waiting.SharesUnitWith))
                    yield return $"deal {waiting.Deal} waits for {line.Key}, which is free";
                foreach (var holding in held.Where(it => it.Claim.Unit == waiting.Claim.Unit))
                    if (waiting.Deal is { } deal && holding.Claim.ExpiresAt <= created[deal])
                        yield return $"deal {deal} came after the end of claim {holding.Claim.Id} and waits for it";
            }
        }

        foreach (var same in rows.Claims.Where(it => it.IsLive && it.Claim.Partner is not null)
            .CountBy(it => (it.Claim.Partner, it.Claim.Account, it.Claim.Unit, it.Claim.ProductLine)))
            if (same.Value > 1) yield return $"{same.Key} has {same.Value} open registrations";

        foreach (var it in rows.Claims.Where(it => it.Deal is not null).Select(it => it.Claim))
            // What yielded in a merge has what was left of it.
            if (it.ProtectedUntil != it.ProtectedFrom + FullProtection
                && !(it.ProtectedUntil < it.ProtectedFrom + FullProtection && rows.Challengers.Contains(it.Id))
                && it.UntilBeforeConflict is null
                && it.ProtectedUntil != it.ProtectedFrom + 2 * FullProtection
                && it.ProtectedUntil != it.ProtectedFrom + 3 * FullProtection)
                yield return $"claim {it.Id} is protected from {it.ProtectedFrom} until {it.ProtectedUntil}";
    }

    /// <summary>Held until they end, by the clock or otherwise; every change of one once in the audit alone.</summary>
    private static IEnumerable<string> VendorClaims(StoredRows rows)
    {
        var claims = rows.Claims.ToLookup(it => it.VendorClaim);
        var changes = rows.Audit.Where(it => it.Action.StartsWith("vendorClaim.", StringComparison.Ordinal))
            .CountBy(it => it.Subject).ToDictionary();
        foreach (var own in rows.VendorClaims)
        {
            foreach (var it in claims[own.Id])
                if ((own.EndedAt is not null && it.IsHeld) || (it.IsHeld && it.Claim.ProtectedUntil != own.EndsAt)
                    || (it.Claim.Account, it.Claim.Unit) != (own.Account, own.Unit))
                    yield return $"vendor claim {own.Id} ended at {own.EndedAt}, ends at {own.EndsAt} and has claim {it}";
            if (own.EndedAt is null && !claims[own.Id].Any(it => it.IsHeld)) yield return $"vendor claim {own.Id} holds nothing";
            if (changes.GetValueOrDefault($"{own.Id.Value}") is var events && own.Version != events)
                yield return $"vendor claim {own.Id} changed {own.Version} times and has {events} events";
        }

        foreach (var it in rows.Outbox.Where(it => it.Type.StartsWith("vendorClaim.", StringComparison.Ordinal)))
            yield return $"{it} is published";
    }

    /// <summary>A deal has products and, on each of its customers, a claim of its own partner on each of their lines.</summary>
    private static IEnumerable<string> Wholeness(StoredRows rows)
    {
        var (claims, products) = (rows.Claims.ToLookup(it => it.Deal), rows.Products.ToLookup(it => it.Deal));
        foreach (var deal in rows.Deals)
        {
            if (!claims[deal.Id].Any()) yield return $"deal {deal.Id} is without claims";
            if (!products[deal.Id].Any()) yield return $"deal {deal.Id} is without products";

            var asked = Lines(products[deal.Id].Select(it => it.Line));
            foreach (var customer in claims[deal.Id].GroupBy(it => it.Claim.Account, it => it.Claim.ProductLine))
                if (Lines(customer) is var claimed && claimed != asked)
                    yield return $"deal {deal.Id} claims {claimed} for products of {asked}";
            foreach (var it in claims[deal.Id].Where(it => it.Claim.Partner != deal.Partner))
                yield return $"claim {it.Claim.Id} is of another partner than its deal";
            if (products[deal.Id].Any() && products[deal.Id].Sum(it => it.Amount) != deal.Value.Amount)
                yield return $"deal {deal.Id} is worth something else than its products";
        }

        static string Lines(IEnumerable<string> lines) => string.Join(',', lines.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>What the lines say, now and once protection has ended.</summary>
    private static IEnumerable<string> Status(StoredRows rows)
    {
        var claims = rows.Claims.ToLookup(it => it.Deal);
        foreach (var deal in rows.Deals)
        {
            var lines = claims[deal.Id].GroupBy(it => it.Claim.ProductLine).Select(it => (
                Live: it.Any(claim => claim.IsLive),
                Held: it.Any(claim => claim.IsLive) && it.Where(claim => claim.IsLive).All(claim => claim.IsHeld),
                Offered: it.Any(claim => claim.Claim.State is ClaimState.Offered),
                Until: it.Where(claim => claim.IsHeld).Max(claim => claim.Claim.ProtectedUntil),
                OfferedUntil: it.Where(claim => claim.Claim.State is ClaimState.Offered)
                    .Max(claim => claim.Claim.ExpiresAt))).ToList();
            var isWon = deal.EndedAs is DealStatus.Won;
            var undecided = !isWon && lines.Exists(it => it.Held && it.Until is null);
            var waits = !isWon && lines.Exists(it => it.Live && !it.Held && !it.Offered);
            var until = isWon ? null : lines.Max(it => it.Until);
            var offered = undecided || waits || isWon ? null : lines.Max(it => it.OfferedUntil);
            var last = isWon ? DealStatus.Won
                : deal.AnswerDueBy is not null ? DealStatus.Withdrawn
                : undecided ? DealStatus.Submitted
                : waits ? DealStatus.Waitlisted
                : deal.EndedAs is { } ended ? ended
                : deal.TenderId is null ? DealStatus.Expired
                : deal.TenderConfirmedAt is null ? DealStatus.Submitted
                : DealStatus.Approved;
            var now = deal.ConfirmationDueBy is not null ? DealStatus.WinReported
                : deal.AnswerDueBy is not null ? DealStatus.InformationRequested
                : until is not null ? DealStatus.Approved
                : offered is not null ? DealStatus.Waitlisted
                : deal.FinalStatus;
            if (deal.ProtectedUntil != until || deal.OfferedUntil != offered || deal.Status != now || deal.FinalStatus != last)
                yield return $"deal {deal.Id} reads {deal.Status} until {deal.ProtectedUntil}, then {deal.FinalStatus}; "
                    + $"its lines say {now} until {until}, then {last}";

            DateTimeOffset?[] ends = [deal.ConfirmationDueBy, deal.AnswerDueBy, until, offered];
            DateTimeOffset?[] changes =
            [
                deal.ConfirmationDueBy, deal.AnswerDueBy,
                .. claims[deal.Id].Where(it => it.IsLive).Select(it => it.Claim.ExpiresAt),
            ];
            if (deal.NextChangeAt != changes.Min())
                yield return $"deal {deal.Id} changes at {deal.NextChangeAt} instead of {changes.Min()}";
            if (IsOver(deal.Status) ? deal.EndsAt is null : deal.EndsAt != (IsOver(deal.FinalStatus) ? ends.Max() : null))
                yield return $"deal {deal.Id} reads {deal.Status} and ends at {deal.EndsAt}, not {ends.Max()}";

            if (deal.ReservedExternalId is { } reserved && (reserved != deal.ExternalId || Ended.Contains(deal.Status)))
                yield return $"deal {deal.Id} reads {deal.Status} with id {deal.ExternalId} and reserves {reserved}";

            var evenIfWaitlisted = ReviewReasons.NameDiffers | ReviewReasons.KeysDisagree | ReviewReasons.BuyingUnits;
            var isAsked = deal.Status is DealStatus.Submitted || deal.ReviewRequired || deal.ExtensionRequestedAt is not null
                || (deal.Status is DealStatus.Waitlisted && (deal.ReviewReasons & evenIfWaitlisted) != 0);
            if (isAsked != deal.DueBy is not null
                || (deal.ReviewRequired && deal.Status is not (DealStatus.Approved or DealStatus.WinReported))
                || deal.DueBy is null != deal.ReviewRequestedAt is null
                || (deal.DueBy is null && (deal.EscalatedAt ?? deal.NextDeadlineAt) is not null)
                || (deal.DueBy is null && deal.Assignee is not null))
                yield return $"deal {deal.Id} reads {deal.Status}, review {deal.ReviewRequired}, decision due by {deal.DueBy}";
        }
    }

    private static bool IsOver(DealStatus status) => status is DealStatus.Won || Ended.Contains(status);

    /// <summary>Every change of a deal once in the audit and once in the outbox, and nothing else there.</summary>
    private static IEnumerable<string> Record(StoredRows rows)
    {
        var audited = rows.Audit.Where(it => it.Action.StartsWith("deal.", StringComparison.Ordinal))
            .CountBy(it => (Deal: it.Subject, Event: it.Action)).ToDictionary();
        var published = rows.Outbox.Where(it => it.Type.StartsWith("deal.", StringComparison.Ordinal))
            .CountBy(it => (Deal: it.Deal!, Event: it.Type)).ToDictionary();
        foreach (var it in audited.Keys.Union(published.Keys))
            if (audited.GetValueOrDefault(it) is var inAudit && published.GetValueOrDefault(it) is var inOutbox
                && inAudit != inOutbox)
                yield return $"{it} is audited {inAudit} times and published {inOutbox} times";

        var (versions, changes) = (
            rows.Deals.ToDictionary(it => $"{it.Id.Value}", it => it.Version),
            audited.GroupBy(it => it.Key.Deal).ToDictionary(it => it.Key, it => it.Sum(events => events.Value)));
        foreach (var deal in versions.Keys.Union(changes.Keys))
            if (!versions.TryGetValue(deal, out var version) || !changes.TryGetValue(deal, out var events) || version != events)
                yield return $"deal {deal} changed {versions.GetValueOrDefault(deal)} times and has "
                    + $"{changes.GetValueOrDefault(deal)} events";

        var told = rows.Audit.ToLookup(it => it.Subject);
        foreach (var deal in rows.Deals)
        {
            if (audited.GetValueOrDefault(($"{deal.Id.Value}", "deal.submitted")) != 1)
                yield return $"deal {deal.Id} was not submitted once";
            if (!told[$"{deal.Id.Value}"].Any(it => it.Status == JsonNamingPolicy.CamelCase.ConvertName($"{deal.Status}")))
                yield return $"deal {deal.Id} is {deal.Status} by no event";
        }
    }

    /// <summary>Opened once; its keys are those that came to it and did not leave it.</summary>
    private static IEnumerable<string> Customers(StoredRows rows)
    {
        var told = rows.Audit.ToLookup(it => it.Subject, it => it.Action);
        var (keys, claimed) = (
            rows.AccountKeys.ToLookup(it => it.Account), rows.Claims.Select(it => it.Claim.Account).ToHashSet());
        var merged = rows.Merges.SelectMany(it => (AccountId[])[it.Survivor, it.Absorbed]).ToHashSet();
        foreach (var account in rows.Accounts)
        {
            var events = told[$"{account.Id.Value}"].ToList();
            var (own, audited, opened) = (
                keys[account.Id].Count(), Count("account.keyAsserted", "account.keyAdded")
                    - Count("account.keyDropped", "account.keyDetached"), Count("account.opened"));
            if ((own != audited || opened != 1) && !merged.Contains(account.Id))
                yield return $"account {account.Id} has {own} keys of which {audited} are audited, opened {opened} times";
            if (own == 0
                && Count("account.keyDetached", "account.joined", "account.externalIdAdded", "account.merged") == 0
                && !HungOnDetachedKey(account.Id))
                yield return $"account {account.Id} has no key, and nobody said that it is another";
            if (!claimed.Contains(account.Id)
                && Count("account.keyDetached", "account.split", "account.externalIdAdded", "account.merged") == 0)
                yield return $"account {account.Id} is nobody's customer";

            int Count(params string[] actions) => events.Count(actions.Contains);
        }

        // A page in the house of another made a key once: taken from the account it had made, it recognises nobody now.
        bool HungOnDetachedKey(AccountId account) => rows.Claims.Where(it => it.Claim.Account == account)
            .SelectMany(it => rows.DealKeys.Where(used => used.Deal == it.Deal))
            .Any(used => rows.Audit.Any(it =>
                it.Action == "account.keyDetached" && it.After.Contains(used.Key.Digest(), StringComparison.Ordinal)));

        var deals = rows.Deals.ToDictionary(it => it.Id);
        var registered = rows.DealKeys.ToLookup(it => it.Key);
        foreach (var own in rows.AccountKeys)
            if (own.ConfirmedAt is null && own.Origin == own.Account && !merged.Contains(own.Account)
                && keys[own.Account].Count() > 1
                && !registered[own.Key].Any(it => it.ReviewDueSince is not null || !Ended.Contains(deals[it.Deal].Status)
                    || deals[it.Deal].EndReason is DealReason.AlreadyRegistered))
                yield return $"key {own.Key}, which only ended deals were registered by, is account {own.Account}'s";

        foreach (var deal in deals.Keys.Except(rows.DealKeys.Select(it => it.Deal)))
            yield return $"deal {deal} was registered by other keys than it names";
    }

    /// <summary>What has become part of another has nothing of its own.</summary>
    private static IEnumerable<string> Merged(StoredRows rows)
    {
        var having = rows.AccountKeys.Select(it => (it.Account, What: "keys"))
            .Concat(rows.Claims.Select(it => (it.Claim.Account, What: "claims")))
            .Concat(rows.WithExternalId.Select(it => (Account: it, What: "external ids")))
            .Distinct().ToLookup(it => it.Account, it => it.What);
        var survivors = rows.Merges.Where(it => it.UndoneAt is null).ToDictionary(it => it.Absorbed, it => it.Survivor);
        foreach (var account in rows.Accounts)
        {
            if (account.MergedInto is not null)
                foreach (var what in having[account.Id])
                    yield return $"account {account.Id} is part of {account.MergedInto} and has {what}";
            AccountId? survivor = survivors.TryGetValue(account.Id, out var found) ? found : null;
            if (account.MergedInto != survivor)
                yield return $"account {account.Id} is part of {account.MergedInto}, which no merge says";
        }
    }

    /// <summary>What a key answers with exists.</summary>
    private static IEnumerable<string> Repeats(StoredRows rows)
    {
        HashSet<string> made =
        [
            .. rows.Deals.Select(it => $"/v1/deals/{it.Id.Value}"),
            .. rows.VendorClaims.Select(it => $"/v1/vendor-claims/{it.Id.Value}"),
        ];
        return rows.AnsweredLocations.Where(it => it is null || !made.Contains(it))
            .Select(it => $"a kept answer names {it}, which does not exist");
    }
}
