using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Conflicts;

/// <summary>What the clock brings about in a case, whoever notices first.</summary>
public sealed partial class Conflict
{
    private const ConflictLevel HighestByClock = ConflictLevel.ExecutiveSponsors;

    /// <summary>Staff wants to hear a dispute although its party shows nothing for it.</summary>
    public bool KeptOpen { get; private set; }

    /// <summary>
    /// Does what has come about by now, in its order, with the instant at which it did. Repeating it changes nothing.
    /// </summary>
    /// <param name="claims">Those of the parties, and the holder's.</param>
    /// <param name="program">The version that the case runs by.</param>
    /// <returns>What is to be done to the claims; null: nothing.</returns>
    public ConflictEffect? ApplyClock(IReadOnlyCollection<Claim> claims, ProgramVersion program, DateTimeOffset now)
    {
        ConflictEffect? effect = null;
        if (Stage < ConflictStage.Decided)
        {
            var end = EndOfContest(claims, now);
            if (UnsupportedUntil(program) is { } at && at <= (end ?? now))
            {
                RaiseMissed(program, at, until: true);
                effect = UpholdUnsupported(program, at);
            }
            else
            {
                RaiseMissed(program, end ?? now, until: end is not null);
                if (end is { } over) Close(ConflictEnd.NoLongerContested, over, isAutomatic: true);
            }
        }

        // What the clock has just decided may be over by now too.
        if (Stage >= ConflictStage.Decided)
        {
            RaiseMissed(program, now, until: false);
            if (CoSellUnanswered && CoSellUntil <= now) effect = FallBack(CoSellUntil.Value, isAutomatic: true);
            if (UnappealedUntil is { } until && until <= now)
            {
                Prevention = PreventionKind.None;
                Close(ConflictEnd.Settled, until, isAutomatic: true);
            }
        }

        FindNextChange(program);
        return effect;
    }

    /// <summary>
    /// When a case of disputes for which nobody shows anything is decided for the holder: at the last target of its
    /// investigation. Null: it is not one.
    /// </summary>
    private DateTimeOffset? UnsupportedUntil(ProgramVersion program)
    {
        if (Stage > ConflictStage.Investigating || KeptOpen || !IsAboutLine) return null;

        var challengers = Challengers.ToList();
        return challengers.Count > 0
            && challengers.TrueForAll(it =>
                it.Kind is ConflictKind.Dispute or ConflictKind.CustomerChoice
                && it is { Documents: 0, ChoiceConfirmedAt: null })
            // The customer has the time that it was told.
            ? challengers.Max(
                it => program.InvestigationDue(it.JoinedAt) is var due && it.ChoiceUntil > due ? it.ChoiceUntil : due)
            : null;
    }

    /// <summary>When a case that the clock has decided ends, as nobody appeals; null: it is not one.</summary>
    private DateTimeOffset? UnappealedUntil =>
        Stage is ConflictStage.Communicated && Decision is { By: null } && !AppealAwaitsDecision ? AppealUntil : null;

    /// <returns>When the line came free, or nobody wanted it any more; null: it is contested.</returns>
    private DateTimeOffset? EndOfContest(IReadOnlyCollection<Claim> claims, DateTimeOffset now)
    {
        if (!IsAboutLine) return null;

        var holder = claims.Single(it => it.Id == HolderClaim);
        if (!holder.State.TakesLine() || holder.HasExpired(now)) return holder.EndedAt(now) ?? now;

        var challengers = claims.Where(it => Challengers.Any(party => party.Claim == it.Id)).ToList();
        return challengers.Exists(it => it.IsLive && !it.HasExpired(now) && it.Target.ConflictsWith(holder.Target))
            ? null
            : challengers.Max(it => it.EndedAt(now)) ?? now;
    }

    /// <summary>
    /// Each target that is missed raises the level, up to the executive sponsors; the next level has its own time.
    /// </summary>
    /// <param name="until">What is due at that very instant is not missed: the case goes on by itself then.</param>
    private void RaiseMissed(ProgramVersion program, DateTimeOffset now, bool until)
    {
        while (RisesAt is { } due && (until ? due < now : due <= now))
        {
            (Level, LevelSince) = (Level + 1, due);
            DueAt = TargetFrom(due, program);
            Record(ConflictEvent.Escalated, due, isAutomatic: true);
        }
    }

    /// <summary>When its level rises unless staff does the next step before; null: it does not.</summary>
    private DateTimeOffset? RisesAt =>
        Level < HighestByClock && (Stage is not ConflictStage.Communicated || AppealAwaitsDecision) ? DueAt : null;

    /// <summary>By when the next level should do what the one before did not.</summary>
    private DateTimeOffset TargetFrom(DateTimeOffset since, ProgramVersion program) =>
        Stage <= ConflictStage.Investigating ? program.InvestigationDue(since) : program.ConflictDecisionDue(since);

    private void FindNextChange(ProgramVersion program) => NextChangeAt = new[]
    {
        RisesAt,
        UnsupportedUntil(program),
        CoSellUnanswered ? CoSellUntil : null,
        UnappealedUntil,
    }.Min();
}
