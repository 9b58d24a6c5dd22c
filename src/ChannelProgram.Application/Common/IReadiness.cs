namespace ChannelProgram.Application.Common;

/// <summary>Whether this node can serve.</summary>
public interface IReadiness
{
    /// <summary>The name of the first check that fails (<c>program, database, migrations, clock</c>); null if none does.</summary>
    Task<string?> Fault(CancellationToken ct);
}
