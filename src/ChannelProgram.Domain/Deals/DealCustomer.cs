using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>How it is settled who a deal's customer is, where the program doubts it.</summary>
public sealed partial class Deal
{
    /// <summary>Another registration questions who its customer is: what waits of this one is not approved before that is settled.</summary>
    public void Question()
    {
        if (Status is DealStatus.Submitted || ReviewRequired) ReviewReasons |= ReviewReasons.CustomerQuestioned;
    }

    /// <summary>Staff says that it is the customer that its keys say. What else speaks against it is found by <see cref="Reconsider"/>.</summary>
    public void NameFits()
    {
        ReviewReasons &= ~ReviewReasons.NameDiffers;
        if (!IsForStaff) WaitNoMore();
    }

    /// <summary>Staff says that those whose names are like its customer's are others.</summary>
    public Refusal? TellApart()
    {
        if (!CanSettleCustomer) return DealRefusals.CustomerNotInDoubt(Status);
        NamesAreSettled();
        return null;
    }

    /// <summary>Whether those with names like its customer's are others or not, staff has said.</summary>
    public void NamesAreSettled() => ReviewReasons &= ~ReviewReasons.AlikeNames;

    /// <summary>Its keys point at several customers, whatever it still has on which of them: staff has yet to say.</summary>
    public bool KeysDisagree => ReviewReasons.HasFlag(ReviewReasons.KeysDisagree) || !IsUnambiguous;

    /// <summary>Its keys point at one customer by now.</summary>
    public void KeysAgree() => ReviewReasons &= ~ReviewReasons.KeysDisagree;

    /// <summary>Staff says which of the customers that its keys point at it is about: what it has on the others is over.</summary>
    /// <returns>What is free now.</returns>
    public IReadOnlyList<Claimable> StayWith(AccountId account, ProgramVersion program, DateTimeOffset now)
    {
        var others = _claims.FindAll(it => it.Account != account && it.State is not ClaimState.Released);
        List<Claimable> freed = [.. others.Where(it => it.State is ClaimState.Held).Select(it => it.On)];
        Settle(now, byProgram: false, () =>
        {
            foreach (var claim in others) claim.Release();
            ReviewReasons &= ~ReviewReasons.KeysDisagree;
            Settle(ended: Status);
            if (IsForStaff) WaitForStaff(program, now);
        });
        return freed;
    }

    /// <summary>Staff says that it is another customer than its keys say, one that nobody else is about: its lines are free there.</summary>
    /// <returns>What is free now of the one that it is not.</returns>
    public Result<IReadOnlyList<Claimable>> SplitCustomer(AccountId other, ProgramVersion program, DateTimeOffset now)
    {
        if (!NameDiffers) return DealRefusals.CustomerNotInDoubt(Status);
        List<Claimable> freed = [.. _claims.Where(it => it.State is ClaimState.Held).Select(it => it.On)];
        Settle(now, byProgram: false, () =>
        {
            ReviewReasons &= ~(ReviewReasons.NameDiffers | ReviewReasons.CustomerQuestioned);
            foreach (var claim in _claims) claim.GoTo(other, claim.State is ClaimState.Released ? ClaimState.Released : ClaimState.Held);
            Settle(ended: Status);
            if (IsForStaff) WaitForStaff(program, now);
        });
        return freed;
    }

    /// <summary>
    /// Something that kept it from being approved was settled: it is considered anew, and approved if nothing else speaks
    /// against it.
    /// </summary>
    /// <param name="by">Its partner, as it is now.</param>
    public void Reconsider(Registrant by, Encounter customer, DateTimeOffset now)
    {
        if (!IsForStaff) WaitNoMore();
        if (Status is not DealStatus.Submitted && !ReviewRequired) return;

        var stays = ReviewReasons & (ReviewReasons.ValueRaised | (IsAllHeld ? ReviewReasons.None : ReviewReasons.NotAllAvailable));
        ReviewReasons &= ReviewReasons.OfCustomer;
        Settle(now, byProgram: true, () =>
        {
            Consider(by, customer);
            ReviewReasons |= stays;
            if (ReviewReasons is not ReviewReasons.None) return;
            ApproveAlone(Undecided, by, now);
            ReviewRequired = false;
            Settle(ended: Status);
        });
    }

    /// <summary>
    /// A key is not that customer's any more, and no other key of this deal is: it is about those that its keys point at now.
    /// What it held there is over, and its review starts again.
    /// </summary>
    /// <returns>What is free now of the one that it is not about.</returns>
    public IReadOnlyList<Claimable> MatchAnew(AccountId from, Registrant by, Encounter customer, DateTimeOffset now)
    {
        var (moving, freed) = (_claims.FindAll(it => it.Account == from), new List<Claimable>());
        var already = _claims.Except(moving).Where(it => it.State is not ClaimState.Released).Select(it => it.Account).ToHashSet();
        List<AccountId> to = [.. customer.Accounts.Where(it => !already.Contains(it))];
        Change(now, byProgram: false, () =>
        {
            foreach (var claim in moving)
            {
                if (claim.State is ClaimState.Held) freed.Add(claim.On);
                var live = claim.State is not ClaimState.Released;
                if (to is []) claim.Release();
                else claim.GoTo(to[0], live ? StateOn(claim.On with { Account = to[0] }) : ClaimState.Released);
                if (live) _claims.AddRange(to.Skip(1).Select(it => claim.On with { Account = it }).Select(it => new Claim(Partner, it, StateOn(it))));
            }

            (ReviewRequired, ReviewReasons, Status) = (false, ReviewReasons.None, DealStatus.Submitted);
            WaitNoMore();
            Judge(by, customer, now);
            // Its partner has another registration for all of it, which stands.
            Settle(ended: DealStatus.Rejected);
            if (Status is DealStatus.Rejected) RejectedFor = DealReason.AlreadyRegistered;
            if (IsForStaff) WaitForStaff(by.Program, now);
        });
        return freed;

        ClaimState StateOn(Claimable there) =>
            customer.Own.Contains(there) ? ClaimState.Released : customer.IsTaken(there) ? ClaimState.Waitlisted : ClaimState.Held;
    }
}
