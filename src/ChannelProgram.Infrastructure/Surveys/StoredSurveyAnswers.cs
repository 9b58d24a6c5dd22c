using ChannelProgram.Application.Common;
using ChannelProgram.Application.Surveys;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Surveys;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Surveys;

internal sealed class StoredSurveyAnswers(ChannelDb db) : ISurveyAnswers
{
    public Task<SurveyAnswer?> Find(SurveyAnswerId id, CancellationToken ct) =>
        db.Set<SurveyAnswer>().SingleOrDefaultAsync(it => it.Id == id, ct);

    public async Task<IReadOnlyList<SurveyAnswer>> List(
        SurveyAnswerFilter filter, PageRequest page, CancellationToken ct) =>
        await filter.Among(db.Set<SurveyAnswer>().AsNoTracking()).NewestFirst(page, it => it.RecordedAt, it => it.Id)
            .ToListAsync(ct);

    public async Task<IReadOnlyList<SurveyAnswer>> WithExternalIds(IReadOnlyCollection<string> ids, CancellationToken ct) =>
        await ids.QueryInChunks(
            some => db.Set<SurveyAnswer>().AsNoTracking().Where(it => some.Contains(it.ExternalId)).ToListAsync(ct));

    public async Task<IReadOnlySet<PartnerId>> Partners(IReadOnlyCollection<PartnerId> partners, CancellationToken ct) =>
        (await partners.QueryInChunks(some => db.Set<Partner>().Where(it => some.Contains(it.Id)).Select(it => it.Id)
            .ToListAsync(ct))).ToHashSet();

    public void Add(SurveyAnswer answer) => db.Add(answer);
}
