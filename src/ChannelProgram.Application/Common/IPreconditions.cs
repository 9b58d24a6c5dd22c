namespace ChannelProgram.Application.Common;

/// <summary>What the caller asks of a resource's version before it is changed (<c>If-Match</c>).</summary>
public interface IPreconditions
{
    /// <summary>Whether this, as the caller reads it now, is a version it asked for; true if it asked for none.</summary>
    bool Met<T>(T current);
}
