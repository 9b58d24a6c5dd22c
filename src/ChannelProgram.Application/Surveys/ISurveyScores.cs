using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Surveys;

/// <summary>For whoever judges partners by what their customers say.</summary>
public interface ISurveyScores
{
    /// <summary>Answers about these partners that were given on a day or later, withdrawn ones too.</summary>
    Task<IReadOnlyList<SurveyScore>> Of(IReadOnlyCollection<PartnerId> partners, DateOnly from, CancellationToken ct);
}

/// <param name="AnsweredOn">In the program's time zone.</param>
/// <param name="Score">From 1 to 5.</param>
/// <param name="WithdrawnAt">From then on it counts no more. Null: it counts.</param>
public readonly record struct SurveyScore(
    PartnerId Partner, DateOnly AnsweredOn, decimal Score, DateTimeOffset RecordedAt, DateTimeOffset? WithdrawnAt);
