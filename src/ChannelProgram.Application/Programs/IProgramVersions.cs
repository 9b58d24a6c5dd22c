using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Programs;

public interface IProgramVersions
{
    /// <exception cref="InvalidOperationException">No version is in force: the database was never set up.</exception>
    ProgramVersion InForce(DateTimeOffset instant);

    /// <summary>The one in force then; null: it is before the first.</summary>
    ProgramVersion? At(DateTimeOffset instant);

    IReadOnlyList<ProgramVersion> All { get; }

    /// <summary>The first that came into force: it judges what was before it.</summary>
    ProgramVersion First => All.MinBy(it => (it.EffectiveFrom, it.Version))!;

    /// <summary>Null: no such version is known here.</summary>
    ProgramVersion? Find(int version);

    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    ProgramVersion Of(int version);

    bool HasProduct(string code);

    /// <summary>
    /// Reads what other nodes published, unless that was done less than a second ago. A version takes effect no earlier than
    /// <see cref="PublishProgramVersion.Lead"/> after it is published, so each node knows it in time.
    /// </summary>
    Task Follow(CancellationToken ct);

    /// <summary>Reads all versions now.</summary>
    Task Read(CancellationToken ct);
}

public interface IProgramVersionStore
{
    Task<bool> HasAny(CancellationToken ct);

    /// <summary>Makes whoever drafts or publishes wait for each other until the transaction ends.</summary>
    Task Lock(CancellationToken ct);

    Task Add(ProgramVersion program, CancellationToken ct);

    /// <summary>Drafts and published versions, the highest number first.</summary>
    Task<IReadOnlyList<ProgramVersionSummary>> List(CancellationToken ct);

    Task<ProgramVersionSummary?> Find(int version, CancellationToken ct);

    /// <summary>Null: there is no such draft.</summary>
    Task<ProgramDraft?> LoadDraft(int version, CancellationToken ct);

    void Add(ProgramDraft draft);

    void Remove(ProgramDraft draft);

    Task Save(CancellationToken ct);
}

/// <summary>Reads the JSON of a program as strictly as a request.</summary>
public interface IProgramReader
{
    /// <param name="faults">What is not of the right form, by its place.</param>
    ProgramVersion Read(string json, InputFaults faults);
}
