using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>How it is settled who a deal's customer is, where the program doubts it.</summary>
public sealed partial class Deal
{
    /// <summary>
    /// Its keys point at one customer; otherwise nothing is approved before staff confirms or separates the customer.
    /// </summary>
    public bool IsUnambiguous => Accounts.Count() == 1;

    /// <summary>Its keys point at several customers, whatever it still has on which of them: staff has yet to say.</summary>
    public bool KeysDisagree => ReviewReasons.HasFlag(ReviewReasons.KeysDisagree) || !IsUnambiguous;

    /// <summary>
    /// A key that nobody confirmed pointed at a customer of another name, and staff has not said yet who it is.
    /// </summary>
    public bool NameDiffers => ReviewReasons.HasFlag(ReviewReasons.NameDiffers) && !HasEnded;

    /// <summary>Nothing of it is approved before staff has said who some customer is.</summary>
    public bool CustomerInDoubt => (ReviewReasons & (ReviewReasons.NameDiffers | ReviewReasons.CustomerDisputed)) != 0;

    /// <summary>Staff may say that what its keys or names point at is its customer, or that it is not.</summary>
    public bool HasOpenCustomerQuestion =>
        !HasEnded && (ReviewReasons & (ReviewReasons.KeysDisagree | ReviewReasons.NameDiffers | ReviewReasons.SimilarNames)) != 0;

    /// <summary>
    /// Another registration questions who its customer is: what waits of this one is not approved before that is settled.
    /// </summary>
    public void DisputeCustomer()
    {
        if (Status is DealStatus.Submitted or DealStatus.InformationRequested || ReviewRequired)
            ChangeInternally(() => ReviewReasons |= ReviewReasons.CustomerDisputed);
    }

    /// <summary>
    /// Staff says that it is the customer that its keys say. What else speaks against it is found by <see cref="Rescreen"/>.
    /// </summary>
    public void ConfirmName() => ChangeInternally(() =>
    {
        ReviewReasons &= ~ReviewReasons.NameDiffers;
        if (!NeedsReview) CloseReview();
    });

    /// <summary>Staff says that those whose names are like its customer's are others.</summary>
    public Refusal? SeparateFromSimilar(ProgramVersion program, DateTimeOffset now)
    {
        if (Check(DealActions.SeparateCustomer, program, now) is { } refused) return refused;
        ClearSimilarNames();
        return null;
    }

    /// <summary>Whether those with names like its customer's are others or not, staff has said.</summary>
    public void ClearSimilarNames() => ChangeInternally(() => ReviewReasons &= ~ReviewReasons.SimilarNames);

    /// <summary>Its keys point at one customer by now.</summary>
    public void ClearKeyConflict() => ChangeInternally(() => ReviewReasons &= ~ReviewReasons.KeysDisagree);

    /// <summary>
    /// Staff says which of the customers that its keys point at it is about: what it has on the others is over.
    /// </summary>
    public void KeepAccount(AccountId account, ProgramVersion program, DateTimeOffset now) =>
        ChangeInternally(now, isAutomatic: false, () =>
        {
            foreach (var claim in Lines.Live.Where(it => it.Account != account).ToList()) claim.Release(now);
            // A tender holds nothing: its claims only say who it is about.
            if (Type is DealType.PublicTender) foreach (var claim in _claims) claim.Reassign(account, ClaimState.Released, now);
            ReviewReasons &= ~ReviewReasons.KeysDisagree;
            RecalculateStatus(now);
            if (NeedsReview) RequestReview(program, now);
        });

    /// <summary>
    /// Staff says that it is another customer than its keys say, one that nobody else is about: its lines are free there.
    /// </summary>
    public Refusal? SeparateCustomer(AccountId other, ProgramVersion program, DateTimeOffset now)
    {
        if (!NameDiffers) return DealRefusals.CustomerNotInDoubt(Status);

        ChangeInternally(now, isAutomatic: false, () =>
        {
            ReviewReasons &= ~(ReviewReasons.NameDiffers | ReviewReasons.CustomerDisputed);
            foreach (var claim in _claims)
                claim.Reassign(other, claim.IsLive ? ClaimState.Held : ClaimState.Released, now);
            LetClaimsEndByTheClock();
            RecalculateStatus(now);
            if (NeedsReview) RequestReview(program, now);
        });
        return null;
    }

    /// <summary>
    /// Something that kept it from being approved was settled: it is considered anew, and approved if nothing else speaks
    /// against it.
    /// </summary>
    /// <param name="by">Its partner, as it is now.</param>
    public void Rescreen(Registrant by, MatchedCustomer customer, DateTimeOffset now)
    {
        if (Status is not (DealStatus.Submitted or DealStatus.InformationRequested) && !ReviewRequired)
        {
            if (!NeedsReview && IsInReview) ChangeInternally(CloseReview);
            return;
        }

        var hasAll = Lines.Lines.All(it => StateOf(it) is ClaimState.Held);
        var stays =
            ReviewReasons & (ReviewReasons.ValueRaised | (hasAll ? ReviewReasons.None : ReviewReasons.NotAllAvailable));
        ReviewReasons &= ReviewReasons.OfCustomer;
        ChangeInternally(now, isAutomatic: true, () =>
        {
            FindReviewReasons(by, customer, now);
            ReviewReasons |= stays;
            // Staff wants an answer before it decides.
            if (ReviewReasons is not ReviewReasons.None || Status is DealStatus.InformationRequested) return;
            if (!AutoApprove(Lines.Undecided, by, customer.History, now)) return;
            ReviewRequired = false;
            RecalculateStatus(now);
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
        var already = _claims.Except(moving).Where(it => it.IsLive).Select(it => it.Account)
            .ToHashSet();
        List<AccountId> to = [.. customer.Accounts.Where(it => !already.Contains(it))];
        Change(now, isAutomatic: false, () =>
        {
            foreach (var claim in moving)
            {
                if (claim.State.TakesLine()) freed.Add(claim.Target);
                var live = claim.IsLive;
                if (to is []) claim.Release(now);
                else claim.Reassign(to[0], live ? StateOn(claim.Target with { Account = to[0] }) : ClaimState.Released, now);
                if (live)
                    _claims.AddRange(
                        to.Skip(1).Select(it => claim.Target with { Account = it })
                            .Select(it => new Claim(Partner, it, StateOn(it), now)));
            }

            LetClaimsEndByTheClock();
            (ReviewRequired, ReviewReasons, Status) = (false, ReviewReasons.None, DealStatus.Submitted);
            CloseReview();
            ScreenLines(by, customer, now);
            // Its partner has another registration for all of it, which stands.
            if (Lines.AllReleased) Outcome ??= DealOutcome.Rejected(DealReason.AlreadyRegistered);
            RecalculateStatus(now);
            if (NeedsReview) RequestReview(by.Program, now);
        });
        return freed;

        ClaimState StateOn(ClaimTarget there) =>
            customer.OwnTargets.Contains(there)
                ? ClaimState.Released
                : customer.IsTaken(there) ? ClaimState.Waitlisted : ClaimState.Held;
    }
}
