using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Application.Conflicts;

/// <summary>
/// How cases are handled, and who decides for whom, so that favouritism shows. A case that became part of another one is not
/// counted.
/// </summary>
/// <param name="Open">How many have not ended.</param>
/// <param name="ByOutcome">By what applies, of those that are decided.</param>
/// <param name="Appeals">How many cases were appealed, by whichever parties.</param>
/// <param name="Reversals">In how many of them the decision of the appeal gives the line, or the credit, otherwise.</param>
/// <param name="EndedWithoutDecision">How many ended because nothing was contested any more.</param>
/// <param name="ByDecider">Who of staff decided how, those with the most decisions first. At most the first 1000.</param>
/// <param name="ByPartner">Those with the most cases first. At most the first 1000.</param>
/// <param name="ByManager">By who is responsible for the partners now, those with the most cases first.</param>
public sealed record ConflictStatistics(
    int Total,
    int Open,
    IReadOnlyList<ConflictStatistics.KindCount> ByKind,
    IReadOnlyList<ConflictStatistics.StageCount> ByStage,
    IReadOnlyList<ConflictStatistics.LevelCount> ByLevel,
    IReadOnlyList<ConflictStatistics.OutcomeCount> ByOutcome,
    ConflictStatistics.DecisionTimes Decisions,
    int Appeals,
    int Reversals,
    int EndedWithoutDecision,
    [Count(0, ConflictStatistics.MaxRows)] IReadOnlyList<ConflictStatistics.DeciderCounts> ByDecider,
    [Count(0, ConflictStatistics.MaxRows)] IReadOnlyList<ConflictStatistics.PartnerCounts> ByPartner,
    [Count(0, ConflictStatistics.MaxRows)] IReadOnlyList<ConflictStatistics.ManagerCounts> ByManager)
{
    public const int MaxRows = 1000;

    [SchemaName("ConflictKindCount")]
    public sealed record KindCount(ConflictKind Kind, int Count);

    [SchemaName("ConflictStageCount")]
    public sealed record StageCount(ConflictStage Stage, int Count);

    [SchemaName("ConflictLevelCount")]
    public sealed record LevelCount(ConflictLevel Level, int Count);

    [SchemaName("ConflictOutcomeCount")]
    public sealed record OutcomeCount(ConflictOutcome Outcome, int Count);

    /// <summary>First decisions, without those of appeals.</summary>
    /// <param name="OnTime">How many were made by their target. What the clock decides is never late.</param>
    /// <param name="MeanHours">From opening to the decision, night and weekend included. Null: there is none.</param>
    /// <param name="MedianHours">The same: half of them took no longer.</param>
    [SchemaName("ConflictDecisionTimes")]
    public sealed record DecisionTimes(
        int Count, int OnTime, int Late, [DecimalText] string? MeanHours, [DecimalText] string? MedianHours)
    {
        internal static DecisionTimes Of(IReadOnlyCollection<RecordedCase> cases)
        {
            var first = cases.Where(it => it.First is not null).Select(it => (it.OpenedAt, Decision: it.First!)).ToList();
            List<decimal> hours =
                [.. first.Select(it => (decimal)(it.Decision.At - it.OpenedAt).Ticks / TimeSpan.TicksPerHour).Order()];
            var onTime = first.Count(it => it.Decision.WasOnTime);
            return new(
                first.Count, onTime, first.Count - onTime, hours.Count == 0 ? null : Text(hours.Average()),
                hours.Count == 0 ? null : Text((hours[(hours.Count - 1) / 2] + hours[hours.Count / 2]) / 2));
        }

        private static string Text(decimal hours) => DecimalText.Of(decimal.Round(hours, 1, MidpointRounding.AwayFromZero));
    }

    /// <param name="Staff">The id of the member of staff.</param>
    /// <param name="Decided">How many decisions there are, those of appeals included.</param>
    /// <param name="OnTime">How many of them were made by their target.</param>
    /// <param name="Reversed">How many of them an appeal changed.</param>
    /// <param name="UpheldHolder">How many of them left the line with its holder, and the credit too.</param>
    /// <param name="Reassigned">How many of them gave it to a challenger.</param>
    [SchemaName("ConflictDeciderCounts")]
    public sealed record DeciderCounts(
        Guid Staff, int Decided, int OnTime, int Reversed, int UpheldHolder, int Reassigned)
    {
        internal static IEnumerable<DeciderCounts> Of(IReadOnlyCollection<RecordedCase> cases) =>
            from it in cases
            from decision in it.Decisions
            where decision.By is not null
            group (Decision: decision, WasReversed: !decision.IsAppeal && it.WasReversed) by decision.By!.Value into own
            orderby own.Count() descending, own.Key
            select new DeciderCounts(
                own.Key, own.Count(), own.Count(it => it.Decision.WasOnTime), own.Count(it => it.WasReversed),
                own.Count(it => it.Decision.InEffect is ConflictOutcome.UpholdHolder),
                own.Count(it => it.Decision.InEffect is ConflictOutcome.Reassign));
    }

    /// <param name="Cases">In how many it took part.</param>
    /// <param name="AsHolder">As how many parties it had the line when the case opened.</param>
    /// <param name="Kept">As how many parties it kept the line.</param>
    /// <param name="Gained">As how many parties it got the line.</param>
    /// <param name="Released">As how many parties it has the line no more, or waits for it no more.</param>
    /// <param name="Shared">As how many parties it has a share of the credit.</param>
    /// <param name="Appeals">As how many parties it appealed.</param>
    /// <param name="AppealsWon">As how many of them it got more than before.</param>
    [SchemaName("ConflictPartnerCounts")]
    public sealed record PartnerCounts(
        Guid Partner, [Line(CompanyName.MaxLength)] string Name, int Cases, int AsHolder, int AsChallenger, int Kept, int Gained,
        int Released, int Shared, int Appeals, int AppealsWon)
    {
        internal static PartnerCounts Of(Guid partner, string name, IReadOnlyCollection<Part> parts) => new(
            partner, name, CasesOf(parts),
            parts.Count(it => it.Party.Role is ConflictRole.Holder), parts.Count(it => it.Party.Role is ConflictRole.Challenger),
            parts.Count(it => it.Result is ConflictResult.Kept), parts.Count(it => it.Result is ConflictResult.Gained),
            parts.Count(it => it.Result is ConflictResult.Released),
            parts.Count(it => it.Share is not null),
            parts.Count(it => it.Party.HasAppealed), parts.Count(it => it.WonAppeal));
    }

    /// <param name="Staff">The id of the member of staff.</param>
    /// <param name="Cases">In how many a partner of theirs took part.</param>
    /// <param name="DecidedFor">How often such a partner kept or got the line.</param>
    /// <param name="DecidedAgainst">How often it has the line no more, or waits for it no more.</param>
    [SchemaName("ConflictManagerCounts")]
    public sealed record ManagerCounts(Guid Staff, int Cases, int DecidedFor, int DecidedAgainst)
    {
        internal static ManagerCounts Of(Guid staff, IReadOnlyCollection<Part> parts) => new(
            staff, CasesOf(parts), parts.Count(it => it.Result is ConflictResult.Kept or ConflictResult.Gained),
            parts.Count(it => it.Result is ConflictResult.Released));
    }

    /// <param name="partners">All that took part.</param>
    public static ConflictStatistics Of(
        IReadOnlyCollection<RecordedCase> cases, IReadOnlyDictionary<PartnerId, Partner> partners)
    {
        List<Part> parts = [.. from it in cases from party in it.Parties select new Part(it, party)];
        return new(
            cases.Count,
            cases.Count(it => it.ClosedAt is null),
            [.. cases.CountBy(it => it.Kind).OrderBy(it => it.Key).Select(it => new KindCount(it.Key, it.Value))],
            [.. cases.CountBy(it => it.Stage).OrderBy(it => it.Key).Select(it => new StageCount(it.Key, it.Value))],
            [.. cases.CountBy(it => it.Level).OrderBy(it => it.Key).Select(it => new LevelCount(it.Key, it.Value))],
            [
                .. cases.Select(it => it.Latest?.InEffect).OfType<ConflictOutcome>().CountBy(it => it).OrderBy(it => it.Key)
                    .Select(it => new OutcomeCount(it.Key, it.Value)),
            ],
            DecisionTimes.Of(cases),
            cases.Count(it => it.Parties.Any(party => party.HasAppealed)),
            cases.Count(it => it.WasReversed),
            cases.Count(it => it.ClosedAt is not null && it.First is null),
            [.. DeciderCounts.Of(cases).Take(MaxRows)],
            [
                .. parts.GroupBy(it => it.Party.Partner)
                    .Select(it => PartnerCounts.Of(it.Key.Value, partners[it.Key].Name, [.. it]))
                    .OrderByDescending(it => it.Cases).ThenBy(it => it.Name, StringComparer.Ordinal).ThenBy(it => it.Partner)
                    .Take(MaxRows),
            ],
            [
                .. parts.Where(it => partners[it.Party.Partner].ChannelManager is not null)
                    .GroupBy(it => partners[it.Party.Partner].ChannelManager!.Value)
                    .Select(it => ManagerCounts.Of(it.Key, [.. it]))
                    .OrderByDescending(it => it.Cases).ThenBy(it => it.Staff).Take(MaxRows),
            ]);
    }

    private static int CasesOf(IEnumerable<Part> parts) => parts.DistinctBy(it => it.Case.Id).Count();

    /// <summary>A party in its case.</summary>
    internal sealed record Part(RecordedCase Case, RecordedCase.Party Party)
    {
        public ConflictResult? Result => Case.Latest?.ResultFor(Party, Case.IsAboutLine);

        /// <summary>It appealed, and has more than the first decision gave it.</summary>
        public bool WonAppeal =>
            Party.HasAppealed && Case.Latest is { IsAppeal: true } last && Worth(last) > Worth(Case.First);

        /// <summary>Its part of the credit in percent; null: the credit is not shared, or not with it.</summary>
        public decimal? Share => ShareIn(Case.Latest);

        /// <summary>All of it is worth more than any share, and any share more than nothing.</summary>
        private decimal Worth(RecordedCase.Decision? decision) => decision?.ResultFor(Party, Case.IsAboutLine) switch
        {
            ConflictResult.Kept or ConflictResult.Gained => ShareIn(decision) ?? 100,
            ConflictResult.Shared or ConflictResult.CoSelling or ConflictResult.CoSellProposed => ShareIn(decision) ?? 0,
            ConflictResult.Released or ConflictResult.Unchanged or null => 0,
        };

        private decimal? ShareIn(RecordedCase.Decision? decision) =>
            decision?.SharesInEffect.FirstOrDefault(it => it.Deal == Party.Deal)?.Percent;
    }
}
