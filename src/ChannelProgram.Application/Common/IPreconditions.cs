namespace ChannelProgram.Application.Common;

public interface IPreconditions
{
    /// <summary>Whether the caller named this version. If not: <c>Refusal.VersionChanged</c>.</summary>
    /// <param name="view">As this caller sees the resource; null if it does not exist yet, which matches no version.</param>
    bool Met<T>(T view);
}
