using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>How it is settled who a deal's customer is, where the program doubts it.</summary>
public sealed partial class Deal
{
    /// <summary>Another registration questions who its customer is: what waits of this one is not approved before that is settled.</summary>
    public void DisputeCustomer()
    {
        if (Status is DealStatus.Submitted || ReviewRequired) ReviewReasons |= ReviewReasons.CustomerDisputed;
    }

    /// <summary>Staff says that it is the customer that its keys say. What else speaks against it is found by <see cref="Rescreen"/>.</summary>
    public void ConfirmName()
    {
        ReviewReasons &= ~ReviewReasons.NameDiffers;
        if (!NeedsReview) CloseReview();
    }

    /// <summary>Staff says that those whose names are like its customer's are others.</summary>
    public Refusal? SeparateFromSimilar()
    {
        if (!HasOpenCustomerQuestion) return DealRefusals.CustomerNotInDoubt(Status);
        ClearSimilarNames();
        return null;
    }

    /// <summary>Whether those with names like its customer's are others or not, staff has said.</summary>
    public void ClearSimilarNames() => ReviewReasons &= ~ReviewReasons.SimilarNames;

    /// <summary>Its keys point at several customers, whatever it still has on which of them: staff has yet to say.</summary>
    public bool KeysDisagree => ReviewReasons.HasFlag(ReviewReasons.KeysDisagree) || !IsUnambiguous;

    /// <summary>Its keys point at one customer by now.</summary>
    public void ClearKeyConflict() => ReviewReasons &= ~ReviewReasons.KeysDisagree;

    /// <summary>Staff says which of the customers that its keys point at it is about: what it has on the others is over.</summary>
    /// <returns>What is free now.</returns>
    public IReadOnlyList<ClaimTarget> KeepAccount(AccountId account, ProgramVersion program, DateTimeOffset now)
    {
        var others = _claims.FindAll(it => it.Account != account && it.State is not ClaimState.Released);
        List<ClaimTarget> freed = [.. others.Where(it => it.State is ClaimState.Held).Select(it => it.Target)];
        Settle(now, isAutomatic: false, () =>
        {
            foreach (var claim in others) claim.Release();
            ReviewReasons &= ~ReviewReasons.KeysDisagree;
            Settle(ended: Status);
            if (NeedsReview) RequestReview(program, now);
        });
        return freed;
    }

    /// <summary>Staff says that it is another customer than its keys say, one that nobody else is about: its lines are free there.</summary>
    /// <returns>What is free now of the one that it is not.</returns>
    public Result<IReadOnlyList<ClaimTarget>> SeparateCustomer(AccountId other, ProgramVersion program, DateTimeOffset now)
    {
        if (!NameDiffers) return DealRefusals.CustomerNotInDoubt(Status);
        List<ClaimTarget> freed = [.. _claims.Where(it => it.State is ClaimState.Held).Select(it => it.Target)];
        Settle(now, isAutomatic: false, () =>
        {
            ReviewReasons &= ~(ReviewReasons.NameDiffers | ReviewReasons.CustomerDisputed);
            foreach (var claim in _claims) claim.Reassign(other, claim.State is ClaimState.Released ? ClaimState.Released : ClaimState.Held);
            Settle(ended: Status);
            if (NeedsReview) RequestReview(program, now);
        });
        return freed;
    }

    /// <summary>
    /// Something that kept it from being approved was settled: it is considered anew, and approved if nothing else speaks
    /// against it.
    /// </summary>
    /// <param name="by">Its partner, as it is now.</param>
    public void Rescreen(Registrant by, MatchedCustomer customer, DateTimeOffset now)
    {
        if (!NeedsReview) CloseReview();
        if (Status is not DealStatus.Submitted && !ReviewRequired) return;

        var stays = ReviewReasons & (ReviewReasons.ValueRaised | (IsAllHeld ? ReviewReasons.None : ReviewReasons.NotAllAvailable));
        ReviewReasons &= ReviewReasons.OfCustomer;
        Settle(now, isAutomatic: true, () =>
        {
            FindReviewReasons(by, customer);
            ReviewReasons |= stays;
            if (ReviewReasons is not ReviewReasons.None) return;
            AutoApprove(Undecided, by, now);
            ReviewRequired = false;
            Settle(ended: Status);
        });
    }

    /// <summary>
    /// A key is not that customer's any more, and no other key of this deal is: it is about those that its keys point at now.
    /// What it held there is over, and its review starts again.
    /// </summary>
    /// <returns>What is free now of the one that it is not about.</returns>
    public IReadOnlyList<ClaimTarget> Rematch(AccountId from, Registrant by, MatchedCustomer customer, DateTimeOffset now)
    {
        var (moving, freed) = (_claims.FindAll(it => it.Account == from), new List<ClaimTarget>());
        var already = _claims.Except(moving).Where(it => it.State is not ClaimState.Released).Select(it => it.Account).ToHashSet();
        List<AccountId> to = [.. customer.Accounts.Where(it => !already.Contains(it))];
        Change(now, isAutomatic: false, () =>
        {
            foreach (var claim in moving)
            {
                if (claim.State is ClaimState.Held) freed.Add(claim.Target);
                var live = claim.State is not ClaimState.Released;
                if (to is []) claim.Release();
                else claim.Reassign(to[0], live ? StateOn(claim.Target with { Account = to[0] }) : ClaimState.Released);
                if (live) _claims.AddRange(to.Skip(1).Select(it => claim.Target with { Account = it }).Select(it => new Claim(Partner, it, StateOn(it))));
            }

            (ReviewRequired, ReviewReasons, Status) = (false, ReviewReasons.None, DealStatus.Submitted);
            CloseReview();
            ScreenLines(by, customer, now);
            // Its partner has another registration for all of it, which stands.
            Settle(ended: DealStatus.Rejected);
            if (Status is DealStatus.Rejected) RejectedFor = DealReason.AlreadyRegistered;
            if (NeedsReview) RequestReview(by.Program, now);
        });
        return freed;

        ClaimState StateOn(ClaimTarget there) =>
            customer.Own.Contains(there) ? ClaimState.Released : customer.IsTaken(there) ? ClaimState.Waitlisted : ClaimState.Held;
    }
}
