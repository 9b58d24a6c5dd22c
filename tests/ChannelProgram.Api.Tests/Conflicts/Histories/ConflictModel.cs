using ChannelProgram.Api.Tests.Deals.Histories;

namespace ChannelProgram.Api.Tests.Conflicts.Histories;

/// <summary>
/// One line of one customer: who has it, who waits for it, and the cases about it, by the rules' section "Channel conflict"
/// alone. It is as the last transaction left it.
/// </summary>
internal sealed partial class ConflictModel
{
    public const string Done = "done";

    /// <summary>In the order in which they were accepted.</summary>
    public List<ContestedDeal> Deals { get; private set; } = [];

    /// <summary>In the order in which they were opened.</summary>
    public List<ModelCase> Cases { get; private set; } = [];

    /// <summary>How the credit for the line of a deal is shared, and by which case.</summary>
    public Dictionary<int, (ModelCase By, IReadOnlyDictionary<int, int> Shares)> Splits { get; private set; } = [];

    /// <summary>One transaction: what is refused leaves nothing behind, not even what it noticed.</summary>
    public string Try(Func<ConflictModel, string> act)
    {
        var copy = new ConflictModel { Deals = Deals.ConvertAll(it => it.Copy()), Cases = Cases.ConvertAll(it => it.Copy()) };
        foreach (var (deal, (by, shares)) in Splits) copy.Splits[deal] = (copy.Cases[Cases.IndexOf(by)], shares);
        var answer = act(copy);
        if (answer is Done) (Deals, Cases, Splits) = (copy.Deals, copy.Cases, copy.Splits);
        return answer;
    }

    public ModelCase CaseAt(int index, DateTimeOffset now) => Cases[index].At(Deals, now);

    /// <summary>A deal that wants the line takes it if it is free, and else waits.</summary>
    public void Register(DateTimeOffset now, bool elsewhere = false)
    {
        var deal = new ContestedDeal { IsElsewhere = elsewhere };
        if (elsewhere || !Deals.Exists(it => it.TakesLine)) deal.Protect(now);
        Deals.Add(deal);
    }

    /// <summary>The jobs: what the clock did to deals, then to cases.</summary>
    public void RunJobs(DateTimeOffset now)
    {
        Expire(Deals, now);
        foreach (var about in Cases)
        {
            Notice(about, now);
            KeepProtected(about);
        }
    }

    /// <summary>A transaction on a case does what the clock did to its deals and to itself.</summary>
    private void Notice(ModelCase about, DateTimeOffset now)
    {
        if (about.Stage is CaseStage.Closed) return;

        Expire(about.Parties.Select(it => Deals[it.Deal]), now);
        foreach (var (decision, at) in about.Advance(Deals, now)) Apply(about, decision, isAutomatic: true, at, now);
        if (about.End is "noLongerContested") EndKeeping(about, now);
        PassOn(now);
    }

    private void Expire(IEnumerable<ContestedDeal> deals, DateTimeOffset now)
    {
        foreach (var deal in deals.ToList()) deal.Expire(now);
        PassOn(now);
    }

    /// <summary>A free line is offered, for 2 business days, to the registration that has waited longest.</summary>
    private void PassOn(DateTimeOffset now)
    {
        if (Deals.Exists(it => it.TakesLine)) return;
        // What yielded in a merge is first.
        Deals.Where(it => it.Is is LineIs.Waiting).OrderByDescending(it => it.IsFirst).FirstOrDefault()
            ?.Offer(BusinessDays.After(now, 2));
    }

    private void KeepProtected(ModelCase about)
    {
        // Whoever gave the line up keeps nobody waiting.
        if (about.AwaitsDecision && about.Challengers.Any(it => it.Documents > 0 && Deals[it.Deal].MayHaveLine))
            Deals[about.Holder.Deal].KeepProtected();
    }

    /// <summary>At least 5 business days are left, unless another case about it still stands.</summary>
    private void EndKeeping(ModelCase about, DateTimeOffset now)
    {
        if (!Cases.Exists(it => it != about && it is { AwaitsDecision: true, HasEvidence: true }
                && it.Holder.Deal == about.Holder.Deal))
            Deals[about.Holder.Deal].EndKeeping(BusinessDays.After(now, 5));
    }

    /// <summary>What a decision does to the line; where it is an appeal's, what the first one took is given back.</summary>
    /// <param name="isAutomatic">Nobody is refused anything: what is not possible comes to nothing.</param>
    private string Apply(ModelCase about, ModelDecision decision, bool isAutomatic, DateTimeOffset at, DateTimeOffset now)
    {
        var (outcome, holder) = (decision.InEffect, Deals[about.Holder.Deal]);
        var gains = outcome is "reassign" ? Deals[decision.Deal!.Value] : null;
        // An appeal that confirms what it has gives it nothing more.
        var hasIt = gains is { IsHere: true, Is: LineIs.Held };
        var returns = outcome is "upholdHolder" or "splitCredit" or "coSell" && holder.EndedByDecision;
        var waitAgain = outcome is not ("splitCredit" or "coSell") ? []
            : about.Challengers.Select(it => it.Deal)
                .Where(it => decision.Shares.ContainsKey(it) && Deals[it].EndedByDecision).ToList();
        if (gains is not null || returns || waitAgain.Count > 0) Expire(Deals.Where(it => it.TakesLine), now);
        var takers = Deals.Where(it => it.TakesLine && it != gains && it != holder).ToList();
        var refused = hasIt ? null : gains is { MayHaveLine: false } ? "409 claimEnded"
            : (gains is not null || returns)
                && takers.Exists(it => isAutomatic || about.PartyOf(Deals.IndexOf(it)) is null) ? "409 lineNotFree"
            : null;
        if (refused is not null)
        {
            if (!isAutomatic) return refused;
            decision.CameToNothing = true;
            return Done;
        }

        if (outcome is "reassign" or "rejectAll" && holder.IsLive) holder.ReleaseByDecision(at);
        foreach (var party in about.Challengers)
        {
            var deal = Deals[party.Deal];
            // What it has taken since by an offer, the clock does not take away, nor is it for a holder that is gone.
            var keeps = deal.Is is LineIs.Held && (isAutomatic || (outcome is "upholdHolder" && !holder.MayHaveLine));
            if (outcome is "upholdHolder" or "rejectAll" && deal.IsLive && !keeps)
                deal.ReleaseByDecision(at);
            else if ((gains is not null || returns) && deal != gains && deal.TakesLine) deal.WaitAgain();
            // Whoever shares the credit waits again, if an earlier decision had ended that.
            else if (waitAgain.Contains(party.Deal)
                && !Deals.Exists(it => it.TakesLine && about.PartyOf(Deals.IndexOf(it)) is null))
                deal.WaitAgain();
        }

        if (!hasIt) gains?.Protect(now);
        if (returns) holder.HaveAgain(now);
        PassOn(now);
        ShareCredit(about, decision);
        return Done;
    }

    /// <summary>A new decision of a case ends the shares of the one before. Co-selling shares once all agree.</summary>
    private void ShareCredit(ModelCase about, ModelDecision decision)
    {
        foreach (var deal in Splits.Keys.Where(it => Splits[it].By == about).ToList()) Splits.Remove(deal);
        if (about.AwaitsAnswers) return;
        if (decision.InEffect is "splitCredit" or "coSell") Splits[about.Holder.Deal] = (about, decision.Shares);
    }
}
