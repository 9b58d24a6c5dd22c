namespace ChannelProgram.Application.Common;

/// <summary>What the caller asked to be true of the version it is about to change (<c>If-Match</c>).</summary>
public interface IPreconditions
{
    /// <summary>Whether the resource, as this caller sees it now, is a version it named. If not: <c>Refusal.VersionChanged</c>.</summary>
    /// <param name="view">Null: there is none yet, which is no version of anything.</param>
    bool Met<T>(T view);
}
