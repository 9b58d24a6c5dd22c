using System.Text.Json;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Programs;

/// <summary>All published versions, in the memory of the node.</summary>
public sealed class ProgramVersions(IDbContextFactory<ChannelDb> contexts, TimeProvider machine)
    : IProgramVersions, IReadinessCondition, IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _reading = new(1);
    private IReadOnlyList<ProgramVersion> _latestFirst = [];
    private DateTimeOffset _readAt;

    public bool Any => _latestFirst.Count > 0;

    string IReadinessCondition.Name => "program";

    bool IReadinessCondition.IsMet => Any;

    public ProgramVersion InForce(DateTimeOffset instant) => At(instant)
        ?? throw new InvalidOperationException("No program version is in force: run the migrate command first.");

    public ProgramVersion? At(DateTimeOffset instant) => _latestFirst.FirstOrDefault(it => it.EffectiveFrom <= instant);

    public IReadOnlyList<ProgramVersion> All => _latestFirst;

    public ProgramVersion? Find(int version) => _latestFirst.FirstOrDefault(it => it.Version == version);

    public ProgramVersion Of(int version) =>
        Find(version) ?? throw new InvalidOperationException($"There is no program version {version}.");

    public bool HasProduct(string code) => _latestFirst.Any(it => it.ProductOf(code) is not null);

    public Task Follow(CancellationToken ct) => IsFresh ? Task.CompletedTask : ReadInTurn(unless: () => IsFresh, ct);

    public Task Read(CancellationToken ct) => ReadInTurn(unless: () => false, ct);

    public void Dispose() => _reading.Dispose();

    // A machine's clock can be set back.
    private bool IsFresh => (machine.GetUtcNow() - _readAt).Duration() < Fresh;

    private async Task ReadInTurn(Func<bool> unless, CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            if (!unless()) await ReadPublished(ct);
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task ReadPublished(CancellationToken ct)
    {
        var now = machine.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var published = db.Set<StoredProgramVersion>().AsNoTracking();
        // A published version never changes, and none is ever deleted.
        if (await published.CountAsync(ct) != _latestFirst.Count)
        {
            // Of two of one instant the one that was published later decides.
            var documents = await published.OrderByDescending(it => it.EffectiveFrom).ThenByDescending(it => it.PublishedAt)
                .ThenByDescending(it => it.Number).Select(it => it.Document).ToListAsync(ct);
            _latestFirst = [.. documents.Select(it => JsonSerializer.Deserialize<ProgramVersion>(it, ProgramJson.Stored)!)];
        }

        _readAt = now;
    }
}
