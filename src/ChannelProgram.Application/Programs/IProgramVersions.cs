using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Programs;

public interface IProgramVersions
{
    /// <exception cref="InvalidOperationException">No version is in force: the database was never set up.</exception>
    ProgramVersion InForce(DateTimeOffset instant);

    IReadOnlyList<ProgramVersion> All { get; }

    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    ProgramVersion Of(int version);

    bool HasProduct(string code);
}

public interface IProgramVersionStore
{
    Task<bool> HasAny(CancellationToken ct);

    /// <summary>Makes publishers wait for each other until the transaction ends.</summary>
    Task Lock(CancellationToken ct);

    Task Add(ProgramVersion program, CancellationToken ct);
}
