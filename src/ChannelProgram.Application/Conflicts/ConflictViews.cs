using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Conflicts;

/// <summary>
/// What the caller reads of cases. Here, and nowhere else, a case is cut to one party: what another one said, showed or is, and
/// how many there are, never gets through.
/// </summary>
public sealed class ConflictViews(
    IConflicts conflicts, ConflictDeciders deciders, CurrentCaller caller, IProgramVersions programs)
{
    public async Task<ConflictView> Of(ConflictTurn turn, CancellationToken ct) =>
        (await Of([(turn.Opened, turn.Party?.Id)], turn.Now, ct))[0];

    /// <summary>
    /// As they are at an instant: what the clock has brought about by then is shown, and stored by somebody else.
    /// </summary>
    public async Task<IReadOnlyList<ConflictView>> Of(
        IReadOnlyList<KnownConflict> known, DateTimeOffset now, CancellationToken ct)
    {
        var read = (await conflicts.Read([.. known.Select(it => it.Conflict).Distinct()], ct))
            .ToDictionary(it => it.Conflict.Id);
        foreach (var (conflict, owners) in read.Values)
        {
            foreach (var owner in owners) owner.ApplyClock(now);
            conflict.ApplyClock(read[conflict.Id].Claims, programs.Of(conflict.ProgramVersion), now);
        }

        // A merge may have moved a party to another case meanwhile.
        return await Of(
            [
                .. known.Where(it => it.Party is null || read[it.Conflict].Conflict.Parties.Any(party => party.Id == it.Party))
                    .Select(it => (read[it.Conflict], it.Party)),
            ],
            now, ct);
    }

    private async Task<IReadOnlyList<ConflictView>> Of(
        IReadOnlyList<(OpenedConflict Opened, ConflictPartyId? Party)> all, DateTimeOffset now, CancellationToken ct)
    {
        List<ConflictPartyId> parties =
        [
            .. all.SelectMany(it => it.Party is { } own
                ? [own] : it.Opened.Conflict.Parties.Select(party => party.Id)),
        ];
        var statements = (await conflicts.StatementsOf(parties, ct)).ToLookup(it => it.Party);
        var documents = (await conflicts.DocumentsOf(parties, ct)).ToLookup(it => it.Party);
        var notes = (await conflicts.NotesOf(
            [.. all.Where(it => it.Party is null).Select(it => it.Opened.Conflict.Id)], ct)).ToLookup(it => it.Conflict);
        var views = new List<ConflictView>();
        foreach (var (opened, own) in all)
            views.Add(own is { } party
                ? await ForParty(opened, opened.Conflict.Party(party), statements, documents, now, ct)
                : await ForVendor(opened, statements, documents, notes[opened.Conflict.Id], now, ct));
        return views;
    }

    private async Task<ConflictView> ForParty(
        OpenedConflict opened, ConflictParty own, ILookup<ConflictPartyId, ConflictStatement> statements,
        ILookup<ConflictPartyId, ConflictDocument> documents, DateTimeOffset now, CancellationToken ct)
    {
        var (conflict, deal) = (opened.Conflict, opened.DealOf(own));
        var outcome = await OutcomeFor(opened, own, ct);
        return new(
            own.Id.Value, deal.Id.Value, deal.Number.Value, own.Kind, conflict.ProductLine, conflict.StageFor(own), own.JoinedAt,
            conflict.IsOpen ? conflict.TargetFor(own, programs.Of(conflict.ProgramVersion)) : null,
            [.. statements[own.Id].Select(it => new ConflictView.StatementView(it.Id.Value, it.At, it.Text, it.IsAppeal, null))],
            [.. documents[own.Id].Select(it => ConflictView.EvidenceView.Of(it, null))],
            outcome, conflict.ToldDecision is { IsFinal: false } ? conflict.AppealUntil : null,
            outcome is { Result: ConflictResult.CoSellProposed } ? conflict.CoSellUntil : null,
            [.. ActionsOf(conflict, own, outcome, now)], Case: null);
    }

    private IEnumerable<string> ActionsOf(
        Conflict conflict, ConflictParty own, ConflictView.OutcomeView? outcome, DateTimeOffset now)
    {
        if (!caller.Known.May(ConflictPermissions.TakePart)) yield break;
        if (conflict.Stage < ConflictStage.Decided)
            foreach (var action in (string[])["state", "addEvidence"]) yield return action;
        // Whether another party has appealed, or gone that way, must not show.
        if (own.Documents > 0
            && (conflict.Stage < ConflictStage.Decided || (conflict.AwaitsDecision && own.AppealedAt is not null)))
            yield return "escalate";
        if (conflict.Stage is ConflictStage.Communicated && !conflict.IsFinal && own.AppealedAt is null
            && now < conflict.AppealUntil) yield return "appeal";
        if (outcome is { Result: ConflictResult.CoSellProposed } && own.AgreesToCoSell is null)
            foreach (var action in (string[])["agreeCosell", "declineCosell"]) yield return action;
    }

    /// <summary>Null: the party is not told yet, or nothing was decided.</summary>
    private async Task<ConflictView.OutcomeView?> OutcomeFor(OpenedConflict opened, ConflictParty own, CancellationToken ct)
    {
        var conflict = opened.Conflict;
        if (conflict.ToldDecision is not { } told) return null;

        var share = told.Shares.FirstOrDefault(it => it.Deal == own.Deal)?.Percent;
        var result = ResultFor(told, own, share, conflict.IsAboutLine);
        var together = result is ConflictResult.CoSelling
            ? conflict.Parties.Where(it => it != own && told.Shares.Any(other => other.Deal == it.Deal))
                .Select(it => opened.DealOf(it).Partner).ToList()
            : [];
        var names = await conflicts.NamesOf(together, ct);
        return new(
            result,
            DecimalText.Of(result is ConflictResult.Shared or ConflictResult.CoSellProposed or ConflictResult.CoSelling
                || told.Outcome is ConflictOutcome.Reassign ? share : null),
            told.Message, [.. together.Select(it => names[it]).Order(StringComparer.Ordinal)], told.IsFinal);
    }

    private static ConflictResult ResultFor(ConflictDecision told, ConflictParty own, decimal? share, bool isAboutLine)
    {
        var isHolder = own.Role is ConflictRole.Holder;
        return told.InEffect switch
        {
            null => isHolder ? ConflictResult.Kept : ConflictResult.Unchanged,
            ConflictOutcome.UpholdHolder =>
                !isAboutLine ? ConflictResult.Unchanged : isHolder ? ConflictResult.Kept : ConflictResult.Released,
            ConflictOutcome.RejectAll => ConflictResult.Released,
            ConflictOutcome.Reassign => told.Deal == own.Deal ? ConflictResult.Gained
                : isHolder ? ConflictResult.Released : ConflictResult.Unchanged,
            ConflictOutcome.CoSell when share is not null && told.Agreed is null => ConflictResult.CoSellProposed,
            ConflictOutcome.CoSell when share is not null => ConflictResult.CoSelling,
            ConflictOutcome.SplitCredit when share is not null => ConflictResult.Shared,
            _ => isHolder ? ConflictResult.Kept : ConflictResult.Unchanged,
        };
    }

    private async Task<ConflictView> ForVendor(
        OpenedConflict opened, ILookup<ConflictPartyId, ConflictStatement> statements,
        ILookup<ConflictPartyId, ConflictDocument> documents, IEnumerable<ConflictNote> notes, DateTimeOffset now,
        CancellationToken ct)
    {
        var conflict = opened.Conflict;
        var about = opened.DealOf(conflict.Challengers.FirstOrDefault() ?? conflict.Parties[0]);
        return new(
            conflict.Id.Value, about.Id.Value, about.Number.Value, conflict.Kind, conflict.ProductLine, conflict.Stage,
            conflict.OpenedAt, conflict.DueAt,
            [
                .. from party in conflict.Parties
                   from it in statements[party.Id]
                   orderby it.At, it.Id
                   select new ConflictView.StatementView(it.Id.Value, it.At, it.Text, it.IsAppeal, party.Deal.Value),
            ],
            [
                .. from party in conflict.Parties
                   from it in documents[party.Id]
                   orderby it.At, it.Id
                   select ConflictView.EvidenceView.Of(it, party.Deal.Value),
            ],
            Outcome: null, conflict.AppealUntil, conflict.CoSellUntil,
            [.. await ActionsOf(conflict, now, ct)], CaseOf(opened, notes));
    }

    private async Task<IReadOnlyList<string>> ActionsOf(Conflict conflict, DateTimeOffset now, CancellationToken ct)
    {
        var actions = new List<string>();
        if (!conflict.IsOpen || !caller.Known.May(ConflictPermissions.Handle)) return actions;

        actions.AddRange(conflict.Stage switch
        {
            ConflictStage.Identified => ["investigate"],
            ConflictStage.Investigating => ["mediate"],
            ConflictStage.Decided => ["communicate"],
            _ => Array.Empty<string>(),
        });
        if ((conflict.Stage is ConflictStage.Mediating
                || conflict is { Stage: ConflictStage.Communicated, AppealAwaitsDecision: true })
            && conflict.CheckDecider(await deciders.Of(conflict, ct)) is null) actions.Add("decide");
        if (conflict.AwaitsDecision && conflict.Level < ConflictLevel.FormalDispute) actions.Add("escalate");
        if (conflict is { AwaitsDecision: true, Level: ConflictLevel.FormalDispute }) actions.Add("attachRuling");
        if (conflict.CheckClose(now) is null) actions.Add("close");
        actions.AddRange(["assign", "note"]);
        return actions;
    }

    private static ConflictCase CaseOf(OpenedConflict opened, IEnumerable<ConflictNote> notes)
    {
        var it = opened.Conflict;
        return new(
            it.Account?.Value, it.Unit == "" ? null : it.Unit, it.ProgramVersion, it.OpenedBy, it.Level, it.VendorIsParty,
            it.VendorClaim?.Value, it.Owner, it.Deputy, it.MediationSkipped, it.EscalationReason, it.KeptOpen, it.RulingName,
            [
                .. it.Parties.OrderBy(party => party.JoinedAt).ThenBy(party => party.Role).ThenBy(party => party.Id)
                    .Select(party => PartyOf(party, opened.DealOf(party))),
            ],
            [
                .. it.Decisions.OrderBy(decision => decision.At).ThenBy(decision => decision.IsAppeal).Select(decision =>
                    new ConflictCase.DecisionView(
                        decision.Outcome, decision.Deal?.Value,
                        [.. decision.Shares.Select(share => new ConflictCase.ShareView(
                            share.Deal.Value, DecimalText.Of(share.Percent)))],
                        decision.Fallback, decision.Agreed, decision.Reason, decision.Message, decision.By, decision.Level,
                        decision.IsAppeal, decision.At, decision.DueAt)),
            ],
            [.. notes.Select(note => new ConflictCase.NoteView(note.Id.Value, note.At, note.By, note.Text))],
            it.ClosedAt, it.End, it.Prevention, it.PreventionMade);
    }

    private static ConflictCase.PartyView PartyOf(ConflictParty it, Deal deal) => new(
        it.Id.Value, it.Deal.Value, deal.Number.Value, deal.Partner.Value, it.Role, it.Kind, it.JoinedAt, it.AppealedAt,
        it.AgreesToCoSell,
        it.ChoiceUntil is null ? null : new(it.ChoiceContact, it.ChoiceUntil, it.ChoiceConfirmedAt, it.HearingUntil));
}
