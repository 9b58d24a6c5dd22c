namespace ChannelProgram.Application.Common;

/// <summary>May be asked often.</summary>
public interface INodeHealth
{
    /// <summary>The first check that fails, <c>stopping</c> during shutdown; null if none fails.</summary>
    Task<string?> Fault();
}
