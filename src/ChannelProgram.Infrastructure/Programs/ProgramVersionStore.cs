using System.Text.Json;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Programs;

internal sealed class ProgramVersionStore(ChannelDb db, IEngine engine, ProgramClock clock) : IProgramVersionStore
{
    public Task<bool> HasAny(CancellationToken ct) => db.Set<StoredProgramVersion>().AnyAsync(ct);

    public Task Lock(CancellationToken ct) => engine.Lock(db, [LockKey.Of("program versions")], ct);

    public async Task Add(ProgramVersion program, CancellationToken ct)
    {
        db.Add(StoredProgramVersion.Publish(
            program.Version, program.EffectiveFrom.ToUniversalTime(), JsonSerializer.Serialize(program, ProgramJson.Stored),
            clock.Now()));
        await db.SaveChangesAsync(ct);
    }

    public async Task<IReadOnlyList<ProgramVersionSummary>> List(CancellationToken ct)
    {
        var published = await Summaries(db.Set<StoredProgramVersion>()).ToListAsync(ct);
        return [.. published.Concat(await Drafts.ToListAsync(ct)).OrderByDescending(it => it.Version)];
    }

    public async Task<ProgramVersionSummary?> Find(int version, CancellationToken ct) =>
        await Summaries(db.Set<StoredProgramVersion>().Where(it => it.Number == version)).SingleOrDefaultAsync(ct);

    public Task<ProgramDraft?> LoadDraft(int version, CancellationToken ct) =>
        db.Set<ProgramDraft>().SingleOrDefaultAsync(it => it.Number == version, ct);

    public void Add(ProgramDraft draft) => db.Add(draft);

    public void Remove(ProgramDraft draft) => db.Remove(draft);

    public Task Save(CancellationToken ct) => db.SaveChangesAsync(ct);

    private static IQueryable<ProgramVersionSummary> Summaries(IQueryable<StoredProgramVersion> published) =>
        published.Select(it => new ProgramVersionSummary(
            it.Number, ProgramVersionStatus.Published, it.EffectiveFrom, it.PublishedAt, it.PublishedAt, it.PublishedAt));

    private IQueryable<ProgramVersionSummary> Drafts => db.Set<ProgramDraft>().Select(it => new ProgramVersionSummary(
        it.Number, ProgramVersionStatus.Draft, null, null, it.CreatedAt, it.UpdatedAt));
}
