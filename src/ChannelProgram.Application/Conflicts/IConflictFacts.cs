using ChannelProgram.Domain.Activities;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Documents;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Application.Conflicts;

/// <summary>
/// What whoever decides a case reads besides it. Scoped to what the caller sees: that is all for the vendor's people, who alone
/// may ask.
/// </summary>
public interface IConflictFacts
{
    /// <summary>Without the keys of their own organisations.</summary>
    Task<IReadOnlyDictionary<PartnerId, Partner>> Partners(IReadOnlyCollection<PartnerId> partners, CancellationToken ct);

    /// <summary>In the order in which they were recorded.</summary>
    Task<IReadOnlyList<DealActivity>> Activities(IReadOnlyCollection<DealId> deals, CancellationToken ct);

    /// <summary>In the order in which they were added.</summary>
    Task<IReadOnlyList<DealDocument>> Documents(IReadOnlyCollection<DealId> deals, CancellationToken ct);

    /// <summary>When each party said something, without its appeals.</summary>
    Task<ILookup<ConflictPartyId, DateTimeOffset>> StatementTimes(
        IReadOnlyCollection<ConflictPartyId> parties, CancellationToken ct);

    /// <summary>Other cases in which one of these partners took part, newest first.</summary>
    Task<IReadOnlyList<RecordedCase>> Others(
        ConflictId than, IReadOnlyCollection<PartnerId> partners, int max, CancellationToken ct);

    /// <summary>
    /// Cases that were opened in a span, half-open, without those that became part of another one: that has their parties.
    /// </summary>
    /// <param name="from">Null: from the first on.</param>
    /// <param name="until">Null: up to the last.</param>
    Task<IReadOnlyList<RecordedCase>> OpenedBetween(DateTimeOffset? from, DateTimeOffset? until, CancellationToken ct);
}

/// <summary>A case as it is stored, without what anybody said in it.</summary>
public sealed record RecordedCase(
    ConflictId Id, ConflictKind Kind, bool IsAboutLine, ConflictStage Stage, ConflictLevel Level, DateTimeOffset OpenedAt,
    DateTimeOffset? ClosedAt)
{
    public IReadOnlyList<Party> Parties { get; init; } = [];

    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    public Decision? First => Decisions.FirstOrDefault(it => !it.IsAppeal);

    /// <summary>The one of the appeal, or the first.</summary>
    public Decision? Latest => Decisions.FirstOrDefault(it => it.IsAppeal) ?? First;

    /// <summary>An appeal changed who gets what.</summary>
    public bool WasReversed =>
        First is { } first && Latest is { IsAppeal: true } last
        && ((first.InEffect, first.GivenTo) != (last.InEffect, last.GivenTo)
            || !first.SharesInEffect.SetEquals(last.SharesInEffect));

    public sealed record Party(ConflictId Case, DealId Deal, PartnerId Partner, ConflictRole Role, bool HasAppealed);

    /// <param name="By">Null: the clock did.</param>
    /// <param name="CameToNothing">What should have applied by itself was not possible any more: nothing was done.</param>
    public sealed record Decision(
        ConflictId Case, ConflictOutcome Outcome, DealId? Deal, IReadOnlyList<DecidedShare> Shares, ConflictOutcome? Fallback,
        bool? Agreed, bool CameToNothing, Guid? By, bool IsAppeal, DateTimeOffset At, DateTimeOffset? DueAt)
    {
        /// <summary>
        /// The same rule as <see cref="Conflict.InEffect"/>. Null: the parties have yet to agree, or it came to nothing.
        /// </summary>
        public ConflictOutcome? InEffect => (Outcome, Agreed, CameToNothing) switch
        {
            (_, _, true) or (ConflictOutcome.CoSell, null, _) => null,
            (ConflictOutcome.CoSell, false, _) => Fallback,
            _ => Outcome,
        };

        /// <summary>Who got the line; null: it was not reassigned.</summary>
        public DealId? GivenTo => InEffect is ConflictOutcome.Reassign ? Deal : null;

        /// <summary>Who got which part of the credit; empty: it was not shared.</summary>
        public IReadOnlySet<DecidedShare> SharesInEffect =>
            InEffect is ConflictOutcome.SplitCredit or ConflictOutcome.CoSell || Outcome is ConflictOutcome.Reassign
                ? Shares.ToHashSet() : [];

        /// <summary>What the clock decides has no target: it is never late.</summary>
        public bool WasOnTime => !(At > DueAt);

        /// <summary>What it means for a party; null: nothing applies.</summary>
        public ConflictResult? ResultFor(Party party, bool isAboutLine)
        {
            var (isHolder, hasShare) = (party.Role is ConflictRole.Holder, Shares.Any(it => it.Deal == party.Deal));
            return InEffect switch
            {
                null => null,
                ConflictOutcome.UpholdHolder => !isAboutLine ? ConflictResult.Unchanged
                    : isHolder ? ConflictResult.Kept : ConflictResult.Released,
                ConflictOutcome.RejectAll => ConflictResult.Released,
                ConflictOutcome.Reassign => Deal == party.Deal ? ConflictResult.Gained
                    : isHolder ? ConflictResult.Released : ConflictResult.Unchanged,
                ConflictOutcome.SplitCredit when hasShare => ConflictResult.Shared,
                ConflictOutcome.CoSell when hasShare => ConflictResult.CoSelling,
                _ => isHolder ? ConflictResult.Kept : ConflictResult.Unchanged,
            };
        }
    }
}
