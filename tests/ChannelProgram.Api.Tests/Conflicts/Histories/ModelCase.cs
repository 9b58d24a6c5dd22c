using ChannelProgram.Api.Tests.Deals.Histories;

namespace ChannelProgram.Api.Tests.Conflicts.Histories;

internal enum CaseStage { Identified, Investigating, Mediating, Decided, Communicated, Closed }

/// <param name="Disputes">It joined by a dispute, and so has to show something.</param>
internal sealed record ModelParty(int Deal, bool IsHolder, bool Disputes, DateTimeOffset JoinedAt)
{
    public int Documents { get; set; }

    public DateTimeOffset? AppealedAt { get; set; }

    public bool? Agrees { get; set; }
}

/// <param name="Shares">Percentages by deal.</param>
/// <param name="By">Null: the clock.</param>
internal sealed record ModelDecision(
    string Outcome, int? Deal, IReadOnlyDictionary<int, int> Shares, string? Fallback, string? By, int Level, bool IsAppeal,
    DateTimeOffset At)
{
    /// <summary>To co-selling; null: not all have answered.</summary>
    public bool? Agreed { get; set; }

    /// <summary>What should apply by itself was not possible: everything stayed as it was.</summary>
    public bool CameToNothing { get; set; }

    public string InEffect => CameToNothing ? "nothing" : Agreed is false ? Fallback! : Outcome;
}

/// <summary>One case, by the rulebook's stages, levels and targets.</summary>
internal sealed class ModelCase
{
    public static readonly string[] Levels = ["workingTeam", "steeringCommittee", "executiveSponsors"];

    public List<ModelParty> Parties { get; private set; } = [];
    public List<ModelDecision> Decisions { get; private set; } = [];
    public CaseStage Stage { get; private set; }
    public DateTimeOffset StageSince { get; private set; }
    public int Level { get; set; }
    public DateTimeOffset? Due { get; set; }
    public bool KeptOpen { get; set; }
    public bool SkipsMediation { get; set; }
    public DateTimeOffset? CommunicatedAt { get; private set; }
    public DateTimeOffset? AppealUntil { get; private set; }
    public DateTimeOffset? AnswerUntil { get; private set; }
    public string? End { get; private set; }

    public ModelParty Holder => Parties.Single(it => it.IsHolder);

    public IEnumerable<ModelParty> Challengers => Parties.Where(it => !it.IsHolder);

    public ModelDecision? Decision => Decisions.LastOrDefault();

    public bool IsUndecided => Stage < CaseStage.Decided;

    public bool IsFinal => Decisions.Exists(it => it.IsAppeal);

    public bool AppealWaits => !IsFinal && Parties.Exists(it => it.AppealedAt is not null);

    public bool AwaitsDecision => IsUndecided || (Stage is CaseStage.Communicated && AppealWaits);

    public bool AwaitsAnswers => Decision is { Outcome: "coSell", Agreed: null };

    public bool HasEvidence => Challengers.Any(it => it.Documents > 0);

    /// <summary>Null: the clock decided, and closes it.</summary>
    private DateTimeOffset? CloseFrom => Decision is { By: null } ? null
        : new[] { IsFinal ? CommunicatedAt : AppealUntil, AwaitsAnswers ? AnswerUntil : null }.Max();

    public ModelParty? PartyOf(int deal) => Parties.Find(it => it.Deal == deal);

    public ModelCase Copy()
    {
        var copy = (ModelCase)MemberwiseClone();
        (copy.Parties, copy.Decisions) = (Parties.ConvertAll(it => it with { }), Decisions.ConvertAll(it => it with { }));
        return copy;
    }

    /// <summary>How it reads, whether or not a job has run.</summary>
    public ModelCase At(IReadOnlyList<ContestedDeal> deals, DateTimeOffset now)
    {
        var read = Copy();
        read.Advance(deals, now);
        return read;
    }

    public void Enter(CaseStage stage, DateTimeOffset now) => (Stage, StageSince) = (stage, now);

    /// <summary>The same time as at first: 3 business days until mediation, afterwards 2.</summary>
    public DateTimeOffset TargetFrom(DateTimeOffset since) =>
        BusinessDays.After(since, Stage <= CaseStage.Investigating ? 3 : 2);

    public void Decide(ModelDecision decision)
    {
        Decisions.Add(decision);
        foreach (var party in Parties) party.Agrees = null;
        (Due, AnswerUntil) = (BusinessDays.After(decision.At, 2), null);
        Enter(CaseStage.Decided, decision.At);
    }

    public void Communicate(DateTimeOffset now)
    {
        CommunicatedAt = now;
        AppealUntil ??= now.AddDays(10);
        if (AwaitsAnswers) AnswerUntil = BusinessDays.After(now, 5);
        Due = CloseFrom;
        Enter(CaseStage.Communicated, now);
    }

    public void Answered(bool agreed)
    {
        Decision!.Agreed = agreed;
        if (!AppealWaits) Due = CloseFrom;
    }

    public void Close(string end, DateTimeOffset at)
    {
        (End, Due) = (end, null);
        Enter(CaseStage.Closed, at);
    }

    /// <summary>Does what the clock brought about, in its order.</summary>
    /// <returns>The decisions that it made, or that a silence changed, and when.</returns>
    public IReadOnlyList<(ModelDecision Decision, DateTimeOffset At)> Advance(
        IReadOnlyList<ContestedDeal> deals, DateTimeOffset now)
    {
        var decided = new List<(ModelDecision, DateTimeOffset)>();
        while (NextOf(deals, now) is var (at, what))
        {
            switch (what)
            {
                case "unsupported":
                    Decide(new("upholdHolder", null, new Dictionary<int, int>(), null, null, Level, false, at));
                    Communicate(at);
                    decided.Add((Decision!, at));
                    break;
                case "uncontested":
                    Close("noLongerContested", at);
                    break;
                case "missed":
                    (Level, Due) = (Level + 1, TargetFrom(at));
                    break;
                case "silence":
                    Answered(agreed: false);
                    decided.Add((Decision!, at));
                    break;
                default:
                    Close("settled", at);
                    break;
            }
        }

        return decided;
    }

    /// <summary>As staff reads it.</summary>
    public string Read() =>
        $"{Name(Stage)} {Levels[Level]} due:{DealReading.Text(Due)} end:{End ?? "-"} decided:{Decisions.Count}";

    /// <summary>As a party reads it, by the clock.</summary>
    public string Read(ModelParty party)
    {
        // One that joined later reads it from the beginning, until staff takes the next step.
        // The decision of an appeal is told with itself.
        var stage = Stage is CaseStage.Decided && CommunicatedAt is not null ? CaseStage.Communicated
            : !IsUndecided || StageSince > party.JoinedAt ? Stage : CaseStage.Identified;
        DateTimeOffset? due = stage switch
        {
            CaseStage.Identified or CaseStage.Investigating => BusinessDays.After(party.JoinedAt, 3),
            CaseStage.Mediating => BusinessDays.After(StageSince, SkipsMediation ? 2 : 5),
            CaseStage.Communicated when party.AppealedAt is not null && !IsFinal => BusinessDays.After(AppealUntil!.Value, 2),
            _ => null,
        };
        return $"{Name(stage)} due:{DealReading.Text(due)} outcome:{OutcomeFor(party) ?? "-"}";
    }

    /// <summary>Null: it is told nothing yet.</summary>
    private string? OutcomeFor(ModelParty party)
    {
        if (Decisions.FindLast(it => it.At <= CommunicatedAt) is not { } told) return null;

        var unchanged = party.IsHolder ? "kept" : "unchanged";
        var share = told.Shares.TryGetValue(party.Deal, out var percent) ? $" {percent}" : null;
        return told.InEffect switch
        {
            "upholdHolder" => party.IsHolder ? "kept" : "released",
            "rejectAll" => "released",
            "reassign" => told.Deal == party.Deal ? "gained" : party.IsHolder ? "released" : "unchanged",
            "splitCredit" when share is not null => $"shared{share}",
            "coSell" when share is not null => (told.Agreed is null ? "coSellProposed" : "coSelling") + share,
            _ => unchanged,
        };
    }

    /// <summary>What comes next by now; of two at one instant, what ends it, for then no target is missed.</summary>
    private (DateTimeOffset At, string What)? NextOf(IReadOnlyList<ContestedDeal> deals, DateTimeOffset now)
    {
        (DateTimeOffset? At, string What)[] all =
        [
            (UnsupportedAt, "unsupported"),
            (UncontestedAt(deals, now), "uncontested"),
            (Level < Levels.Length - 1 && (Stage is not CaseStage.Communicated || AppealWaits) ? Due : null, "missed"),
            (Stage is CaseStage.Communicated && AwaitsAnswers ? AnswerUntil : null, "silence"),
            (Stage is CaseStage.Communicated && Decision is { By: null } && !AppealWaits ? AppealUntil : null, "unappealed"),
        ];
        var next = all.Where(it => it.At <= now).OrderBy(it => it.At).ToList();
        return next.Count == 0 ? null : (next[0].At!.Value, next[0].What);
    }

    /// <summary>A dispute without evidence is decided at the latest target of all challengers.</summary>
    private DateTimeOffset? UnsupportedAt =>
        Stage > CaseStage.Investigating || KeptOpen || !Challengers.All(it => it is { Disputes: true, Documents: 0 })
            ? null : Challengers.Max(it => BusinessDays.After(it.JoinedAt, 3));

    /// <summary>The holder's claim ended, or no challenger wants the line.</summary>
    private DateTimeOffset? UncontestedAt(IReadOnlyList<ContestedDeal> deals, DateTimeOffset now)
    {
        if (!IsUndecided) return null;

        var holder = deals[Holder.Deal].At(now);
        if (!holder.TakesLine) return holder.EndedAt ?? now;
        var challengers = Challengers.Select(it => deals[it.Deal].At(now)).ToList();
        return challengers.Exists(it => it.IsLive) ? null : challengers.Max(it => it.EndedAt);
    }

    private static string Name(CaseStage stage) => $"{stage}".ToLowerInvariant();
}
