namespace ChannelProgram.Application.Common;

/// <summary>Whether this node can serve at this moment; may be asked often.</summary>
public interface INodeHealth
{
    /// <summary>The name of the first check that fails, <c>stopping</c> once the end is announced; null if none does.</summary>
    Task<string?> Fault();
}
