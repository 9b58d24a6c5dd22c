using ChannelProgram.Api.Tests.Deals.Histories;

namespace ChannelProgram.Api.Tests.Conflicts.Histories;

/// <summary>What parties and staff do, and what they are answered.</summary>
internal sealed partial class ConflictModel
{
    private const string Forbidden = "409 statusForbids";

    private static readonly string[] Groups = ["manager", "steering", "sponsor"];

    /// <summary>The deal's partner disputes that it waits: a case is opened, or the undecided one joined.</summary>
    public string Dispute(int deal, DateTimeOffset now)
    {
        Expire([Deals[deal]], now);
        return Deals[deal].Is is LineIs.Waiting ? Challenge(deal, disputes: true, now) : Forbidden;
    }

    /// <summary>The customer of the last deal becomes part of the contested one: the later claim waits first in line.</summary>
    public string Merge(DateTimeOffset now)
    {
        Expire(Deals, now);
        Deals[^1].Yield(now);
        return Challenge(Deals.Count - 1, disputes: false, now);
    }

    public string State(int about, DateTimeOffset now)
    {
        Notice(Cases[about], now);
        return Cases[about].IsUndecided ? Done : Forbidden;
    }

    public string Show(int about, int deal, DateTimeOffset now)
    {
        var it = Cases[about];
        Notice(it, now);
        if (!it.IsUndecided) return Forbidden;
        it.PartyOf(deal)!.Documents++;
        KeepProtected(it);
        return Done;
    }

    public string Investigate(int about, bool keepOpen, DateTimeOffset now)
    {
        var it = Cases[about];
        Notice(it, now);
        if (it.Stage is not CaseStage.Identified && !(keepOpen && it.Stage is CaseStage.Investigating)) return Forbidden;
        it.KeptOpen |= keepOpen;
        if (it.Stage is CaseStage.Identified) it.Enter(CaseStage.Investigating, now);
        return Done;
    }

    public string Mediate(int about, bool skip, DateTimeOffset now)
    {
        var it = Cases[about];
        Notice(it, now);
        if (it.Stage is not CaseStage.Investigating) return Forbidden;
        (it.SkipsMediation, it.Due) = (skip, BusinessDays.After(now, skip ? 2 : 5));
        it.Enter(CaseStage.Mediating, now);
        return Done;
    }

    public string Escalate(int about, DateTimeOffset now)
    {
        var it = Cases[about];
        Notice(it, now);
        if (!it.AwaitsDecision || it.Level == ModelCase.Levels.Length - 1) return Forbidden;
        (it.Level, it.Due) = (it.Level + 1, it.TargetFrom(now));
        return Done;
    }

    /// <param name="who">One of each group, and <c>admin</c>, who acts for a group of which nobody may.</param>
    public string Decide(
        int about, string who, string outcome, int? deal, IReadOnlyDictionary<int, int> shares, string? fallback,
        DateTimeOffset now)
    {
        var it = Cases[about];
        Notice(it, now);
        if (it.Decisions.Exists(earlier => earlier.By == who)) return "403 ownDecision";
        var group = Groups[it.Level];
        if (who != group && !(who is "admin" && it.Decisions.Exists(earlier => earlier.By == group))) return "403 otherLevel";

        var isAppeal = it.Stage is CaseStage.Communicated && it.AppealWaits;
        if (!isAppeal && it.Stage is not CaseStage.Mediating) return Forbidden;
        // All appeals are heard together.
        if (isAppeal && now < it.AppealUntil && it.Parties.Exists(party => party.AppealedAt is null))
            return "409 appealsPossible";

        it.Decide(new(outcome, deal, shares, fallback, who, it.Level, isAppeal, now));
        return Apply(it, it.Decision!, isAutomatic: false, now, now);
    }

    public string Communicate(int about, DateTimeOffset now)
    {
        var it = Cases[about];
        Notice(it, now);
        if (it.Stage is not CaseStage.Decided) return Forbidden;
        it.Communicate(now);
        EndKeeping(it, now);
        return Done;
    }

    /// <summary>Once for each party, in 10 days, to the level above the decision; what is decided then is final.</summary>
    public string Appeal(int about, int deal, DateTimeOffset now)
    {
        var it = Cases[about];
        Notice(it, now);
        if (it.IsFinal) return "409 final";
        if (now >= it.AppealUntil) return "409 appealTooLate";
        if (it.Stage is not CaseStage.Communicated) return Forbidden;
        if (it.PartyOf(deal)!.AppealedAt is not null) return "409 appealedAlready";

        if (!it.AppealWaits)
        {
            it.Level = Math.Max(it.Level, Math.Min(it.Decision!.Level + 1, ModelCase.Levels.Length - 1));
            it.Due = BusinessDays.After(it.AppealUntil!.Value, 2);
        }

        it.PartyOf(deal)!.AppealedAt = now;
        KeepProtected(it);
        return Done;
    }

    /// <summary>One no is enough for the fallback; nobody is named before all agree.</summary>
    public string Answer(int about, int deal, bool agrees, DateTimeOffset now)
    {
        var it = Cases[about];
        Notice(it, now);
        if (it.Stage is not CaseStage.Communicated || !it.AwaitsAnswers || !it.Decision!.Shares.ContainsKey(deal))
            return Forbidden;
        if (it.PartyOf(deal)!.Agrees is not null) return "409 answeredAlready";

        it.PartyOf(deal)!.Agrees = agrees;
        if (!agrees) it.Answered(agreed: false);
        else if (it.Decision.Shares.Keys.All(asked => it.PartyOf(asked)!.Agrees is true)) it.Answered(agreed: true);
        else return Done;
        return Apply(it, it.Decision, isAutomatic: true, now, now);
    }

    public string Close(int about, DateTimeOffset now)
    {
        var it = Cases[about];
        Notice(it, now);
        if (it.Stage is not CaseStage.Communicated) return Forbidden;
        if (it.AwaitsAnswers) return "409 answersAwaited";
        if (it.AppealWaits) return Forbidden;
        if (!it.IsFinal && now < it.AppealUntil) return "409 appealsPossible";
        it.Close("settled", now);
        return Done;
    }

    public string Withdraw(int deal, DateTimeOffset now) => OnDeal(deal, it => it.IsLive, it => it.End("withdrawn", now), now);

    public string AcceptOffer(int deal, DateTimeOffset now) =>
        OnDeal(deal, it => it.Is is LineIs.Offered, it => it.Accept(now), now);

    public string DeclineOffer(int deal, DateTimeOffset now) =>
        OnDeal(deal, it => it.Is is LineIs.Offered, it => it.End("withdrawn", now), now);

    private string OnDeal(int deal, Func<ContestedDeal, bool> may, Action<ContestedDeal> act, DateTimeOffset now)
    {
        var it = Deals[deal];
        Expire([it], now);
        if (!may(it)) return Forbidden;
        act(it);
        PassOn(now);
        return Done;
    }

    private string Challenge(int deal, bool disputes, DateTimeOffset now)
    {
        Expire(Deals.Where(it => it.TakesLine), now);
        var holder = Deals.FindIndex(it => it.TakesLine);
        if (holder < 0 || holder == deal) return "409 notContested";

        var about = Cases.Find(it => it.IsUndecided);
        if (about is not null) Notice(about, now);
        // What the clock has just brought about may have ended either.
        if (Deals[deal].Is is not LineIs.Waiting || !Deals[holder].TakesLine)
            return about is { IsUndecided: true } && about.PartyOf(deal) is not null ? "409 alreadyParty" : "409 notContested";
        if (about is not { IsUndecided: true } || about.Holder.Deal != holder)
        {
            about = new() { Due = BusinessDays.After(now, 3) };
            about.Enter(CaseStage.Identified, now);
            about.Parties.Add(new(holder, IsHolder: true, Disputes: false, now));
            Cases.Add(about);
        }
        else if (about.PartyOf(deal) is not null) return "409 alreadyParty";

        about.Parties.Add(new(deal, IsHolder: false, disputes, now));
        return Done;
    }
}
