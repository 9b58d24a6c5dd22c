using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>What becomes of a deal when staff finds that two customers are one, or that one is two.</summary>
public sealed partial class Deal
{
    public void MoveClaims(AccountId from, AccountId to)
    {
        foreach (var claim in _claims.Where(it => it.Account == from)) claim.MoveToAccount(to);
    }

    public void MoveClaimsBack(IReadOnlySet<AccountId> family, AccountId to)
    {
        foreach (var claim in _claims.Where(it => it.Account != to && family.Contains(it.Origin))) claim.MoveToAccount(to);
    }

    public IReadOnlyList<ClaimSnapshot> ApplyMergeDecisions(IReadOnlyCollection<MergeDecision> verdicts, DateTimeOffset now)
    {
        var contests = verdicts.Select(it => ClaimOf(it.Claim.Id).Snapshot(it.Outcome)).ToList();
        Settle(now, isAutomatic: true, () =>
        {
            foreach (var verdict in verdicts)
            {
                var claim = ClaimOf(verdict.Claim.Id);
                if (verdict.Outcome is ClaimOutcome.Waitlisted) claim.ReturnToWaitlist(now);
                else claim.Release();
            }

            var isOver = verdicts.Any(it => it.Outcome is ClaimOutcome.AlreadyRegistered) && _claims.TrueForAll(it => it.State is ClaimState.Released);
            if (isOver) RejectedFor = DealReason.AlreadyRegistered;
            Settle(ended: isOver ? DealStatus.Rejected : Status);
        });
        return contests.ConvertAll(it => it with { OwnerStatus = Status.ToString() });
    }

    public void RestoreClaims(IReadOnlyCollection<ClaimSnapshot> contests, ProgramVersion program, DateTimeOffset now) => Settle(now, isAutomatic: true, () =>
    {
        foreach (var contest in contests) ClaimOf(contest.Claim).Restore(contest);
        if (RejectedFor is DealReason.AlreadyRegistered) RejectedFor = null;
        if (!IsUnambiguous) ReviewReasons |= ReviewReasons.KeysDisagree;
        StayInReview();
        Settle(ended: Status);
        if (NeedsReview) RequestReview(program, now);
    });

    public bool? IsUnchangedSinceMerge(ClaimSnapshot contest)
    {
        var claim = ClaimOf(contest.Claim);
        if (contest.Outcome is ClaimOutcome.Waitlisted) return claim.State is ClaimState.Released ? null : claim is { State: ClaimState.Waitlisted, HasPriority: true };
        return Status.ToString() == contest.OwnerStatus ? true : HasEnded ? null : false;
    }

    /// <summary>Staff decided a conflict against it: it has that line no more.</summary>
    public void ReleaseByDecision(long claim, DateTimeOffset now) => Change(now, isAutomatic: false, () =>
    {
        ClaimOf(claim).Release();
        var isOver = _claims.TrueForAll(it => it.State is ClaimState.Released);
        if (isOver) RejectedFor = DealReason.NotAvailable;
        Settle(ended: isOver ? DealStatus.Rejected : Status);
    });

    /// <summary>Staff decided a conflict for it: it has the line that it waited for, protected anew.</summary>
    public void GrantByDecision(long claim, ProgramVersion program, DateTimeOffset now) => Change(now, isAutomatic: false, () =>
    {
        ClaimOf(claim).Hold(now);
        ClaimOf(claim).Protect(program.DealRegistration.GetProtection(now), program.Version);
        StayInReview();
        Settle(ended: Status);
        if (NeedsReview) RequestReview(program, now);
    });

    /// <summary>What staff has yet to decide stays for it beside what is protected, and so does a value above what was approved.</summary>
    private void StayInReview()
    {
        if (!_claims.Exists(it => it.IsProtected)) return;
        if (Value.Amount > ReapprovalThreshold) ReviewReasons |= ReviewReasons.ValueRaised;
        ReviewRequired |= Undecided.Any() || Value.Amount > ReapprovalThreshold;
    }

    private Claim ClaimOf(long id) => _claims.Single(it => it.Id == id);
}
