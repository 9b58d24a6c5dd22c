using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>What becomes of a deal when staff finds that two customers are one, or that one is two.</summary>
public sealed partial class Deal
{
    public void Move(AccountId from, AccountId to)
    {
        foreach (var claim in _claims.Where(it => it.Account == from)) claim.MoveTo(to);
    }

    public void MoveBack(IReadOnlySet<AccountId> family, AccountId to)
    {
        foreach (var claim in _claims.Where(it => it.Account != to && family.Contains(it.Origin))) claim.MoveTo(to);
    }

    public IReadOnlyList<Contest> Yield(IReadOnlyCollection<Verdict> verdicts, DateTimeOffset now)
    {
        var contests = verdicts.Select(it => ClaimOf(it.Claim.Claim).Contested(it.Fate)).ToList();
        Settle(now, byProgram: true, () =>
        {
            foreach (var verdict in verdicts)
            {
                var claim = ClaimOf(verdict.Claim.Claim);
                if (verdict.Fate is Fate.Yields) claim.Yield(now);
                else claim.Release();
            }

            var isOver = verdicts.Any(it => it.Fate is Fate.AlreadyRegistered) && _claims.TrueForAll(it => it.State is ClaimState.Released);
            if (isOver) RejectedFor = DealReason.AlreadyRegistered;
            Settle(ended: isOver ? DealStatus.Rejected : Status);
        });
        return contests.ConvertAll(it => it with { Left = Status });
    }

    public void Restore(IReadOnlyCollection<Contest> contests, ProgramVersion program, DateTimeOffset now) => Settle(now, byProgram: true, () =>
    {
        foreach (var contest in contests) ClaimOf(contest.Claim).Restore(contest);
        if (RejectedFor is DealReason.AlreadyRegistered) RejectedFor = null;
        if (!IsUnambiguous) ReviewReasons |= ReviewReasons.KeysDisagree;
        StayInReview();
        Settle(ended: Status);
        if (IsForStaff) WaitForStaff(program, now);
    });

    public bool? IsAsLeft(Contest contest)
    {
        var claim = ClaimOf(contest.Claim);
        if (contest.Fate is Fate.Yields) return claim.State is ClaimState.Released ? null : claim is { State: ClaimState.Waitlisted, Ahead: true };
        return Status == contest.Left ? true : HasEnded ? null : false;
    }

    /// <summary>Staff decided a conflict against it: it has that line no more.</summary>
    public void Lose(long claim, DateTimeOffset now) => Change(now, byProgram: false, () =>
    {
        ClaimOf(claim).Release();
        var isOver = _claims.TrueForAll(it => it.State is ClaimState.Released);
        if (isOver) RejectedFor = DealReason.NotAvailable;
        Settle(ended: isOver ? DealStatus.Rejected : Status);
    });

    /// <summary>Staff decided a conflict for it: it has the line that it waited for, protected anew.</summary>
    public void Win(long claim, ProgramVersion program, DateTimeOffset now) => Change(now, byProgram: false, () =>
    {
        ClaimOf(claim).Take(now);
        ClaimOf(claim).Protect(program, now);
        StayInReview();
        Settle(ended: Status);
        if (IsForStaff) WaitForStaff(program, now);
    });

    /// <summary>What staff has yet to decide stays for it beside what is protected, and so does a value above what was approved.</summary>
    private void StayInReview()
    {
        if (!_claims.Exists(it => it.IsProtected)) return;
        if (Value.Amount > ReviewAbove) ReviewReasons |= ReviewReasons.ValueRaised;
        ReviewRequired |= Undecided.Any() || Value.Amount > ReviewAbove;
    }

    private Claim ClaimOf(long id) => _claims.Single(it => it.Id == id);
}
