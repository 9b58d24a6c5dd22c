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
}

/// <summary>Read once: no version is published after the first yet.</summary>
public sealed class ProgramVersions : IProgramVersions, IReadinessCondition
{
    private IReadOnlyList<ProgramVersion> _newestFirst = [];

    public bool Any => _newestFirst.Count > 0;

    string IReadinessCondition.Name => "program";

    bool IReadinessCondition.IsMet => Any;

    public ProgramVersion InForce(DateTimeOffset instant) =>
        _newestFirst.FirstOrDefault(it => it.EffectiveFrom <= instant)
            ?? throw new InvalidOperationException("No program version is in force: run the migrate command first.");

    public IReadOnlyList<ProgramVersion> All => _newestFirst;

    public ProgramVersion Of(int version) => _newestFirst.Single(it => it.Version == version);

    public bool HasProduct(string code) => _newestFirst.Any(it => it.ProductOf(code) is not null);

    public async Task Load(ChannelDb db, CancellationToken ct)
    {
        var documents = await db.Set<StoredProgramVersion>().AsNoTracking()
            .OrderByDescending(it => it.EffectiveFrom).Select(it => it.Document).ToListAsync(ct);
        _newestFirst = [.. documents.Select(it => JsonSerializer.Deserialize<ProgramVersion>(it, ProgramJson.Stored)!)];
    }
}
