using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Programs;

/// <summary>What is wrong with a draft, and its changes.</summary>
public sealed class ProgramDrafts(
    IProgramVersionStore versions, IProgramVersions programs, IProgramReader reader, IPreconditions preconditions,
    CurrentCaller caller)
{
    private static readonly ProgramRules Rules = new();

    /// <summary>A draft as it would be published, with all its faults as sentences, by JSON pointer.</summary>
    public (ProgramVersion Program, IReadOnlyDictionary<string, string[]> Faults) Check(
        ProgramDraft draft, DateTimeOffset effectiveFrom)
    {
        var input = new InputFaults();
        foreach (var pointer in new ProgramDocument(draft.Document).Misplaced)
            input.Add(pointer, "is set when the version is published: leave it out");
        var program = reader.Read(draft.Document, input) with { Version = draft.Number, EffectiveFrom = effectiveFrom };

        var broken = Rules.Validate(program).Errors.Select(it => (Pointer: JsonPointer.From(it.PropertyName), it.ErrorMessage))
            .Concat(FaultsAgainst(programs.All, program))
            .Where(it => !input.ByPointer.Keys.Any(read => JsonPointer.Covers(read, it.Pointer)))
            .Take(InputFaults.Max - input.Count).ToList();
        foreach (var (pointer, message) in broken) input.Add(pointer, message);
        return (program, Refusal.Invalid(input.ByPointer.ToDictionary(
            at => at.Key, at => at.Value.Distinct().ToArray())).Faults);
    }

    /// <summary>Loads the draft under the lock, once the caller is seen to know its version.</summary>
    public async Task<Result<ProgramDraft>> Load(int version, CancellationToken ct)
    {
        await versions.Lock(ct);
        if (await versions.LoadDraft(version, ct) is { } draft)
            return preconditions.Met(View(draft)) ? draft : Refusal.VersionChanged;

        return await Published(version, ct) is not { } published ? ProgramRefusals.NotFound
            : preconditions.Met(published) ? ProgramRefusals.Published
            : Refusal.VersionChanged;
    }

    public ProgramVersionView View(ProgramDraft draft) => new(
        draft.Number, ProgramVersionStatus.Draft, EffectiveFrom: null, PublishedAt: null, draft.CreatedAt, draft.UpdatedAt,
        new(draft.Document), caller.Known.May(ProgramPermissions.Write) ? ["update", "delete", "validate", "publish"] : []);

    /// <summary>Null: there is no such published version.</summary>
    public async Task<ProgramVersionView?> Published(int version, CancellationToken ct)
    {
        if (await versions.Find(version, ct) is not { } published) return null;

        // Another node may have published it this second.
        if (programs.Find(version) is null) await programs.Read(ct);
        return new(
            published.Version, published.Status, published.EffectiveFrom, published.PublishedAt, published.CreatedAt,
            published.UpdatedAt, ProgramDocument.Of(programs.Of(published.Version)), []);
    }

    /// <summary>Deals name products and their lines for good.</summary>
    private static IEnumerable<(string Pointer, string Fault)> FaultsAgainst(
        IReadOnlyList<ProgramVersion> published, ProgramVersion program)
    {
        var lines = published.SelectMany(it => it.Products).Select(it => (it.Code, it.Line)).Distinct()
            .ToLookup(it => it.Code, it => it.Line);
        foreach (var (index, product) in (program.Products ?? []).Index().Where(it => it.Item?.Code is not null))
            if (lines[product.Code].FirstOrDefault(it => it != product.Line) is { } line)
                yield return ($"/products/{index}/line", $"must be {line}: a product's line never changes");
        if (published.Count > 0 && program.Currency is not null && program.Currency != published[0].Currency)
            yield return ("/currency", $"must be {published[0].Currency}: the program's currency never changes");
    }
}
