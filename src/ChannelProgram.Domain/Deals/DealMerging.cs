using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>What becomes of a deal when staff finds that two customers are one, or that one is two.</summary>
public sealed partial class Deal
{
    public void MoveClaims(AccountId from, AccountId to) => Move(_claims.FindAll(it => it.Account == from), to);

    public void MoveClaimsBack(IReadOnlySet<AccountId> family, AccountId to) =>
        Move(_claims.FindAll(it => it.Account != to && family.Contains(it.Origin)), to);

    public IReadOnlyList<ClaimSnapshot> ApplyMergeDecisions(IReadOnlyCollection<MergeDecision> decisions, DateTimeOffset now)
    {
        var snapshots = decisions.Select(it => Lines.Get(it.Claim.Id).Snapshot(it.Outcome)).ToList();
        ChangeInternally(now, isAutomatic: true, () =>
        {
            foreach (var decision in decisions)
            {
                var claim = Lines.Get(decision.Claim.Id);
                // A won deal waits for nothing.
                if (decision.Outcome is ClaimOutcome.Waitlisted && !IsOver) claim.ReturnToWaitlist(now);
                else claim.Release(now);
            }

            if (Lines.AllReleased && decisions.Any(it => it.Outcome is ClaimOutcome.AlreadyRegistered))
                Outcome ??= DealOutcome.Rejected(DealReason.AlreadyRegistered);
            RecalculateStatus(now);
        });
        return snapshots.ConvertAll(it => it with { OwnerStatus = Status.ToString() });
    }

    public void RestoreClaims(IReadOnlyCollection<ClaimSnapshot> snapshots, ProgramVersion program, DateTimeOffset now) =>
        ChangeInternally(now, isAutomatic: true, () =>
        {
            foreach (var snapshot in snapshots) Lines.Get(snapshot.Claim).Restore(snapshot);
            LetClaimsEndByTheClock();
            if (Outcome is { Reason: DealReason.AlreadyRegistered }) Outcome = null;
            if (!IsUnambiguous) ReviewReasons |= ReviewReasons.KeysDisagree;
            StayInReview();
            RecalculateStatus(now);
            if (NeedsReview) RequestReview(program, now);
        });

    /// <summary>What had ended it was taken back, and no other deal took its external id meanwhile.</summary>
    public void ReserveExternalIdAgain() => ChangeInternally(() => ReservedExternalId = ExternalId);

    public bool? IsUnchangedSinceMerge(ClaimSnapshot snapshot)
    {
        var claim = Lines.Get(snapshot.Claim);
        if (snapshot.Outcome is ClaimOutcome.Waitlisted)
            return !claim.IsLive
                ? null
                : claim is { State: ClaimState.Waitlisted or ClaimState.Offered, HasPriority: true };
        return Status.ToString() == snapshot.OwnerStatus ? true : HasEnded ? null : false;
    }

    /// <summary>
    /// What staff has yet to decide stays for it beside what is protected, and so does a value above what was approved.
    /// </summary>
    private void StayInReview()
    {
        if (!Lines.AnyProtected) return;
        if (Value.Amount > ReapprovalThreshold) ReviewReasons |= ReviewReasons.ValueRaised;
        ReviewRequired |= Lines.Undecided.Any() || Value.Amount > ReapprovalThreshold;
    }

    private void Move(List<Claim> claims, AccountId to)
    {
        if (claims.Count == 0) return;

        ChangeInternally(() => claims.ForEach(it => it.MoveToAccount(to)));
    }
}
