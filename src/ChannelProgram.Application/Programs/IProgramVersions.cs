using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Programs;

/// <summary>The published versions of the program. They never change, so that they are kept in memory.</summary>
public interface IProgramVersions
{
    /// <exception cref="InvalidOperationException">No version is in force: the database was never set up.</exception>
    ProgramVersion InForce(DateTimeOffset instant);

    /// <summary>Whether a product has this code in any version, in force or not.</summary>
    bool HasProduct(string code);
}

/// <summary>Where program versions are published.</summary>
public interface IProgramVersionStore
{
    Task<bool> HasAny(CancellationToken ct);

    /// <summary>Whoever publishes does so one after the other, to the end of the transaction.</summary>
    Task Lock(CancellationToken ct);

    Task Add(ProgramVersion program, CancellationToken ct);
}
