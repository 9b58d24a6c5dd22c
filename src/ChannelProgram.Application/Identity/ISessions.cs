namespace ChannelProgram.Application.Identity;

/// <summary>A session is a sign-in and all tokens that it led to. Every end is recorded in the audit.</summary>
public interface ISessions
{
    /// <summary>Those that can still be used, the one last used first.</summary>
    Task<IReadOnlyList<SessionView>> Of(Guid person, Guid? current, CancellationToken ct);

    /// <returns>False: the person has no such session.</returns>
    Task<bool> TryEnd(Guid person, Guid session, CancellationToken ct);

    Task EndOthers(Guid person, Guid? current, CancellationToken ct);
}
