namespace ChannelProgram.Application.Common;

/// <summary>Marks a request that changes something: it runs in one transaction, tried again when the engine asks. Reads do without.</summary>
public interface IChange;
