using ChannelProgram.Application.Certifications;
using ChannelProgram.Application.Commitments;
using ChannelProgram.Application.Revenue;
using ChannelProgram.Application.Surveys;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Tiers;

namespace ChannelProgram.Application.Tiers;

/// <summary>What counts for the tiers of partners, from the features that record it.</summary>
public sealed class TierFactsReader(
    ICertifiedPeople people, ICreditedRevenue revenue, ISurveyScores surveys, IConfirmedCommitments commitments,
    IRevenueRanks ranks)
{
    /// <param name="partners">Each with when it signed up.</param>
    /// <param name="engines">What they judge is read. Places among all partners are those of the last that asks for one.</param>
    public async Task<IReadOnlyDictionary<PartnerId, TierFacts>> Of(
        IReadOnlyDictionary<PartnerId, DateTimeOffset> partners, IReadOnlyList<TierEngine> engines, CancellationToken ct)
    {
        PartnerId[] ids = [.. partners.Keys];
        var certified = (await people.Of(ids, ct)).ToLookup(it => it.Partner);
        var credited = (await revenue.Of(ids, engines.Min(it => it.RevenueFrom), ct)).ToLookup(it => it.Partner);
        var answered = (await surveys.Of(ids, engines.Min(it => it.AnswersFrom), ct)).ToLookup(it => it.Partner);
        var committed = (await commitments.Of(ids, ct)).ToLookup(it => it.Partner);
        var ranked = engines.LastOrDefault(it => it.RanksPartners) is { } ranking
            ? await ranks.TopPercentOf(ids, ranking.JudgedQuarter, ranking.At, ct)
            : null;
        return partners.ToDictionary(
            it => it.Key,
            it => new TierFacts
            {
                SignedUpAt = it.Value,
                People =
                [
                    .. certified[it.Key].Select(at => new CertifiedTime(
                        at.Person, at.Track, at.Days.From, at.Days.Until ?? DateOnly.MaxValue, at.RecordedAt, at.ReplacedAt)),
                ],
                Revenue = [.. credited[it.Key].Select(at => new CreditedRevenue(at.OccurredOn, at.Amount, at.RecordedAt))],
                Answers =
                [
                    .. answered[it.Key].Select(at =>
                        new SatisfactionScore(at.AnsweredOn, at.Score, at.RecordedAt, at.WithdrawnAt)),
                ],
                Commitments =
                [
                    .. committed[it.Key].Select(at =>
                        new CommittedRevenue(at.Year, at.Amount, at.ConfirmedAt, at.EndedAt)),
                ],
                TopPercentByRevenue = ranked?.GetValueOrDefault(it.Key),
            });
    }
}

/// <summary>Where partners stand among all of them.</summary>
public interface IRevenueRanks
{
    /// <summary>
    /// How many percent of all partners that have not left have more credited revenue of a quarter: 0 is the first place.
    /// Partners with the same revenue have the same place. Those without revenue come last, with 100.
    /// </summary>
    /// <param name="at">What was recorded later does not count.</param>
    Task<IReadOnlyDictionary<PartnerId, decimal?>> TopPercentOf(
        IReadOnlyCollection<PartnerId> partners, Quarter quarter, DateTimeOffset at, CancellationToken ct);
}
