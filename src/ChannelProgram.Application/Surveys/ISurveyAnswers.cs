using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Surveys;

namespace ChannelProgram.Application.Surveys;

public interface ISurveyAnswers
{
    Task<SurveyAnswer?> Find(SurveyAnswerId id, CancellationToken ct);

    Task<IReadOnlyList<SurveyAnswer>> List(SurveyAnswerFilter filter, PageRequest page, CancellationToken ct);

    Task<IReadOnlyList<SurveyAnswer>> WithExternalIds(IReadOnlyCollection<string> ids, CancellationToken ct);

    /// <summary>Those of them that there are.</summary>
    Task<IReadOnlySet<PartnerId>> Partners(IReadOnlyCollection<PartnerId> partners, CancellationToken ct);

    void Add(SurveyAnswer answer);
}
