namespace ChannelProgram.Application.Common;

public interface IReadiness
{
    /// <summary>The first check that fails: <c>program, database, migrations, clock</c>; null if none does.</summary>
    Task<string?> Fault(CancellationToken ct);
}
