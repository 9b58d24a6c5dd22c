using ChannelProgram.Application.Common;
using ChannelProgram.Application.Surveys;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Surveys;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Surveys;

internal sealed class SurveyScores(ChannelDb db) : ISurveyScores
{
    public async Task<IReadOnlyList<SurveyScore>> Of(
        IReadOnlyCollection<PartnerId> partners, DateOnly from, CancellationToken ct) =>
        await partners.QueryInChunks(some => db.Set<SurveyAnswer>().AsNoTracking()
            .Where(it => some.Contains(it.Partner) && it.AnsweredOn >= from)
            .Select(it => new SurveyScore(it.Partner, it.AnsweredOn, it.Score, it.RecordedAt, it.WithdrawnAt)).ToListAsync(ct));
}
