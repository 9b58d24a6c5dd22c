using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Surveys;

namespace ChannelProgram.Application.Surveys;

/// <summary>
/// Records answers to surveys, one or many. Of two at once with one external id the later loses by the unique index, and is done
/// again.
/// </summary>
public sealed class SurveyRecording(ISurveyAnswers answers, IProgramVersions programs, ProgramClock clock)
{
    /// <returns>What became of each, in their order.</returns>
    public async Task<IReadOnlyList<Result<Recorded<SurveyAnswer>>>> Record(
        IReadOnlyList<SurveyReport> reports, CancellationToken ct)
    {
        var byExternalId = (await answers.WithExternalIds([.. reports.Select(it => it.ExternalId).Distinct()], ct))
            .ToDictionary(it => it.ExternalId, StringComparer.Ordinal);
        var known = await answers.Partners([.. reports.Select(it => it.Partner).Distinct()], ct);
        var now = clock.Now();
        var program = programs.InForce(now);
        return [.. reports.Select(Record)];

        Result<Recorded<SurveyAnswer>> Record(SurveyReport report)
        {
            if (byExternalId.TryGetValue(report.ExternalId, out var first))
                return first.Is(report) ? new Recorded<SurveyAnswer>(first, IsNew: false) : SurveyRefusals.ExternalIdInUse;
            var recorded = SurveyAnswer.Record(report, known.Contains(report.Partner), program, now);
            if (recorded.Refusal is { } refused) return refused;

            answers.Add(recorded.Value);
            byExternalId[report.ExternalId] = recorded.Value;
            return new Recorded<SurveyAnswer>(recorded.Value, IsNew: true);
        }
    }
}
