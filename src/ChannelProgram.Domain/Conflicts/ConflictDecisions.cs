using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Conflicts;

/// <summary>Who would decide, and what could make that unfair.</summary>
/// <param name="Group">The level whose group it belongs to; null: to none.</param>
/// <param name="ActsForGroup">It may act for the group of the case, which has nobody who may decide.</param>
/// <param name="IsResponsible">It is responsible for the partner of a party.</param>
/// <param name="InSalesLine">It belongs to the vendor's sales.</param>
public sealed record ConflictDecider(
    Guid Id, ConflictLevel? Group, bool ActsForGroup, bool IsResponsible, bool InSalesLine);

/// <summary>What is decided about a case, and what the parties say to it.</summary>
public sealed partial class Conflict
{
    public DateTimeOffset? CommunicatedAt { get; private set; }

    /// <summary>Half-open: at this instant nobody can appeal any more.</summary>
    public DateTimeOffset? AppealUntil { get; private set; }

    /// <summary>By when the parties should agree to co-selling.</summary>
    public DateTimeOffset? CoSellUntil { get; private set; }

    public ConflictDecision? Decision => _decisions.MaxBy(it => (it.At, it.IsAppeal));

    public bool CoSellUnanswered => Decision is { Outcome: ConflictOutcome.CoSell, Agreed: null };

    /// <summary>An appeal was decided, or a formal dispute: nothing can be changed any more.</summary>
    public bool IsFinal => _decisions.Exists(it => it.IsFinal);

    public bool AppealAwaitsDecision => !IsFinal && _parties.Exists(it => it.AppealedAt is not null);

    /// <summary>It waits for a decision, the first or the one of the appeal.</summary>
    public bool AwaitsDecision =>
        Stage < ConflictStage.Decided || (Stage is ConflictStage.Communicated && AppealAwaitsDecision);

    /// <summary>The decision that the parties were told of; null: none.</summary>
    public ConflictDecision? ToldDecision =>
        _decisions.Where(it => it.At <= CommunicatedAt).MaxBy(it => (it.At, it.IsAppeal));

    /// <summary>What applies now; null: nothing is decided, or the parties have yet to agree.</summary>
    public ConflictOutcome? InEffect => CoSellUnanswered ? null : Decision?.InEffect;

    /// <returns>Null: this one may decide it, as far as nothing else forbids it.</returns>
    public Refusal? CheckDecider(ConflictDecider by) =>
        by.IsResponsible ? ConflictRefusals.Responsible
        : VendorIsParty && by.InSalesLine ? ConflictRefusals.VendorIsParty
        : _decisions.Exists(it => it.By == by.Id) ? ConflictRefusals.OwnDecision
        : by.Group == GroupOfLevel || by.ActsForGroup ? null
        : ConflictRefusals.OtherLevel(Level);

    /// <summary>Executive sponsors record the result of a formal dispute.</summary>
    public ConflictLevel GroupOfLevel => Level is ConflictLevel.FormalDispute ? ConflictLevel.ExecutiveSponsors : Level;

    /// <param name="holderHasProgress">The holder has shown its product or made an offer.</param>
    public Result<ConflictEffect> Decide(
        AskedDecision said, ConflictDecider by, bool holderHasProgress, ProgramVersion program, DateTimeOffset now)
    {
        if (FaultsOf(said) is { Count: > 0 } faults) return Refusal.Invalid(faults);
        if (CheckDecider(by) is { } refused) return refused;
        if (CheckDecidable(said, now) is { } forbidden) return forbidden;

        if (said is { Outcome: ConflictOutcome.Reassign, Shares: [] } && IsConfirmed(said) && holderHasProgress
            && Holder is { } holder
            && decimal.Round(program.Conflicts.ReleasingSharePercent, 2) is > 0 and < 100 and var percent)
            said = said with { Shares = [new(said.Deal!.Value, 100 - percent), new(holder.Deal, percent)] };
        // All of the credit for one party is no share of it.
        if (said.Shares is [{ Percent: 100 }]) said = said with { Shares = [] };
        var isAppeal = AppealAwaitsDecision;
        Add(said, by.Id, isAppeal, program.ConflictDecisionDue(now), now, isAutomatic: false);
        if (!isAppeal) TellParties(ConflictPartyEvent.StageChanged, now);
        return new ConflictEffect(
            said.Outcome, said.Outcome is ConflictOutcome.Reassign ? said.Deal : null, said.Shares, IsAutomatic: false, now);
    }

    /// <summary>
    /// One party does not accept the decision: another group hears it, one level higher, with the appeals of the others.
    /// </summary>
    public Refusal? Appeal(ConflictParty party, ProgramVersion program, DateTimeOffset now)
    {
        if (IsFinal) return ConflictRefusals.Final(Stage);
        if (now >= AppealUntil) return ConflictRefusals.AppealTooLate(Stage);
        if (Stage is not ConflictStage.Communicated)
            return ConflictRefusals.StageForbids(Stage, "A decision is appealed once it is communicated.");
        if (party.AppealedAt is not null) return ConflictRefusals.AppealedAlready(Stage);

        var isFirst = !AppealAwaitsDecision;
        party.Appeal(now);
        if (isFirst)
        {
            if (Level < HighestByClock && Level <= Decision!.Level) (Level, LevelSince) = (Decision.Level + 1, now);
            DueAt = DecisionTarget = program.ConflictDecisionDue(AppealUntil!.Value);
        }

        FindNextChange(program);
        Record(ConflictEvent.Appealed, now, isAutomatic: false);
        return null;
    }

    /// <summary>A party says whether it agrees to co-selling with a partner that is not named yet.</summary>
    /// <returns>What is to be done to the claims: all agree, or one does not. Null: others have yet to answer.</returns>
    public Result<ConflictEffect?> AnswerCoSell(ConflictParty party, bool agrees, ProgramVersion program, DateTimeOffset now)
    {
        if (Stage is not ConflictStage.Communicated || !CoSellUnanswered || !Asked.Contains(party))
            return ConflictRefusals.StageForbids(Stage, "This case asks the partner for no agreement.");
        if (party.AgreesToCoSell is not null) return ConflictRefusals.AnsweredAlready(Stage);

        party.AnswerCoSell(agrees);
        Revision++;
        ConflictEffect? effect = null;
        if (!agrees) effect = FallBack(now, isAutomatic: false);
        else if (Asked.All(it => it.AgreesToCoSell is true))
        {
            Decision!.RecordAnswers(agreed: true);
            effect = new(ConflictOutcome.CoSell, null, Decision.Shares, IsAutomatic: false, now);
            Record(ConflictEvent.CoSellAgreed, now, isAutomatic: false);
            foreach (var asked in Asked) RaiseFor(asked, ConflictPartyEvent.StageChanged, now);
            CoSellAnswered();
        }

        FindNextChange(program);
        return effect;
    }

    /// <summary>What should apply by itself is not possible any more: everything stays as it is.</summary>
    public void ComeToNothing()
    {
        Decision!.ComeToNothing();
        Revision++;
    }

    /// <summary>The parties that a share of the credit names.</summary>
    public IEnumerable<ConflictParty> Asked =>
        _parties.Where(it => Decision?.Shares.Any(share => share.Deal == it.Deal) is true);

    private Dictionary<string, string[]> FaultsOf(AskedDecision said)
    {
        var faults = new Dictionary<string, string[]>();
        var applied = said.Fallback ?? said.Outcome;
        if ((!IsAboutLine && said.Outcome is ConflictOutcome.Reassign or ConflictOutcome.RejectAll)
            || (ProductLine is null && said.Outcome is ConflictOutcome.SplitCredit or ConflictOutcome.CoSell))
            faults["/outcome"] = ["is only for a case about a line"];
        if (said.Outcome is ConflictOutcome.CoSell)
        {
            if (said.Fallback is null) faults["/fallback"] = ["is required: it applies if a party does not agree"];
            else if (said.Fallback is ConflictOutcome.CoSell) faults["/fallback"] = ["must be another outcome than coSell"];
            else if (!IsAboutLine && applied is ConflictOutcome.Reassign or ConflictOutcome.RejectAll)
                faults["/fallback"] = ["is only for a case about a line"];
        }
        else if (said.Fallback is not null) faults["/fallback"] = ["is only for coSell"];

        if (applied is ConflictOutcome.Reassign)
        {
            if (said.Deal is not { } deal) faults["/deal"] = ["is required: it says who gets the line"];
            else if (PartyOf(deal) is not { Role: ConflictRole.Challenger }) faults["/deal"] = ["is no challenger of this case"];
        }
        else if (said.Deal is not null) faults["/deal"] = ["is only for reassign"];

        foreach (var (place, fault) in FaultsOfShares(said)) faults[place] = [fault];
        return faults;
    }

    private IEnumerable<(string Place, string Fault)> FaultsOfShares(AskedDecision said)
    {
        var needed = said.Outcome is ConflictOutcome.SplitCredit or ConflictOutcome.CoSell;
        var allowed = needed || (said.Outcome is ConflictOutcome.Reassign && IsConfirmed(said));
        if (!allowed && said.Shares.Count > 0)
            yield return ("/shares", "are only for splitCredit and coSell, and where a customer chose another partner");
        if (!allowed || (!needed && said.Shares.Count == 0)) yield break;

        foreach (var (index, share) in said.Shares.Index())
            if (PartyOf(share.Deal) is null) yield return ($"/shares/{index}/deal", "is no party of this case");
        if (!needed && said.Shares is [{ Percent: 100 } all] && all.Deal == said.Deal) yield break;
        if (said.Shares.Count < 2) yield return ("/shares", "must name at least two parties");
        else if (said.Shares.DistinctBy(it => it.Deal).Count() < said.Shares.Count)
            yield return ("/shares", "must name each party once");
        else if (said.Shares.Sum(it => it.Percent) != 100) yield return ("/shares", "must add up to exactly 100 percent");
    }

    private Refusal? CheckDecidable(AskedDecision said, DateTimeOffset now)
    {
        var isAppeal = Stage is ConflictStage.Communicated && AppealAwaitsDecision;
        if (!isAppeal && Stage is not ConflictStage.Mediating)
            return ConflictRefusals.StageForbids(
                Stage, Stage < ConflictStage.Mediating
                    ? "A case is decided after mediation; skip it with a reason if there is nothing to mediate."
                    : "This case is decided.");
        if (isAppeal && now < AppealUntil && _parties.Exists(it => it.AppealedAt is null))
            return ConflictRefusals.AppealsPossible(Stage, AppealUntil!.Value);
        if (Level is ConflictLevel.FormalDispute && Ruling is null) return ConflictRefusals.RulingMissing(Stage);
        if (!IsChoice(said)) return null;

        var chosen = PartyOf(said.Deal!.Value)!;
        return chosen.ChoiceConfirmedAt is not { } confirmedAt
            // It may have shown something else.
            ? chosen.Documents > 0 ? null : ConflictRefusals.ChoiceNotConfirmed(Stage)
            : now < chosen.HearingUntil && Holder is { } holder && !(holder.StatedAt > confirmedAt)
                ? ConflictRefusals.HolderNotHeard(Stage, chosen.HearingUntil.Value)
            : null;
    }

    /// <summary>The line goes to a party because the customer asks for it.</summary>
    private bool IsChoice(AskedDecision said) =>
        said.Deal is { } deal && PartyOf(deal) is { ChoiceUntil: not null };

    /// <summary>The customer has said so itself.</summary>
    private bool IsConfirmed(AskedDecision said) =>
        said.Deal is { } deal && PartyOf(deal) is { ChoiceConfirmedAt: not null };

    private ConflictEffect UpholdUnsupported(ProgramVersion program, DateTimeOffset at)
    {
        Add(
            new(
                ConflictOutcome.UpholdHolder, null, [], null,
                "Nothing was shown for it until the target of the investigation, and staff did not keep it open.", null),
            by: null, isAppeal: false, dueAt: null, at, isAutomatic: true);
        Tell(program, at, isAutomatic: true);
        return new(ConflictOutcome.UpholdHolder, null, [], IsAutomatic: true, at);
    }

    /// <param name="dueAt">By when the parties should be told.</param>
    private void Add(
        AskedDecision said, Guid? by, bool isAppeal, DateTimeOffset? dueAt, DateTimeOffset now, bool isAutomatic)
    {
        _decisions.Add(ConflictDecision.Of(this, said, by, isAppeal, now));
        foreach (var party in _parties) party.ForgetAnswer();
        (DueAt, NextChangeAt, CoSellUntil) = (dueAt, dueAt, null);
        Enter(ConflictStage.Decided, now, isAutomatic, ConflictEvent.Decided);
    }

    private void CoSellAnswered()
    {
        // Else it waits for the decision of the appeal.
        if (!AppealAwaitsDecision) DueAt = CloseFrom;
    }

    private ConflictEffect FallBack(DateTimeOffset at, bool isAutomatic)
    {
        Decision!.RecordAnswers(agreed: false);
        CoSellAnswered();
        Record(ConflictEvent.CoSellRefused, at, isAutomatic);
        foreach (var asked in Asked) RaiseFor(asked, ConflictPartyEvent.StageChanged, at);
        var applied = Decision.InEffect!.Value;
        return new(
            applied, applied is ConflictOutcome.Reassign ? Decision.Deal : null,
            applied is ConflictOutcome.SplitCredit ? Decision.Shares : [], isAutomatic, at);
    }
}
