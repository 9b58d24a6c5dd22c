namespace ChannelProgram.Application.Common;

/// <summary>What stands where something was put.</summary>
/// <param name="IsNew">Nothing stood there before.</param>
public sealed record Put<T>(T Resource, bool IsNew);
