using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Infrastructure.Programs;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.Certifications;

/// <summary>Results were judged by a version that there is, and only what was passed is valid.</summary>
internal sealed class CertificationChecks(ChannelDb db) : IDataCheck
{
    public string Name => "certifications";

    public IEnumerable<IQueryable<DataFault>> Questions => [OfNoVersion, ValidThoughFailed, EndsBeforeItBegins];

    private IQueryable<DataFault> OfNoVersion =>
        from attempt in db.Set<CertificationAttempt>()
        where !db.Set<StoredProgramVersion>().Any(it => it.Number == attempt.ProgramVersion)
        select new DataFault(
            $"Result {attempt.Id.Value} was judged by version {attempt.ProgramVersion}, which does not exist.", false);

    private IQueryable<DataFault> ValidThoughFailed =>
        from attempt in db.Set<CertificationAttempt>()
        where !attempt.Passed && (attempt.ValidUntil != null || attempt.CountsAs != null || attempt.Badge != null)
        select new DataFault($"Result {attempt.Id.Value} was not passed, and counts as a certification.", false);

    private IQueryable<DataFault> EndsBeforeItBegins =>
        from attempt in db.Set<CertificationAttempt>()
        where attempt.ValidUntil <= attempt.TakenOn
        select new DataFault($"Result {attempt.Id.Value} is valid on no day.", false);
}
