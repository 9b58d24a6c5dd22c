namespace ChannelProgram.Infrastructure.Store;

internal interface IReadinessCondition
{
    string Name { get; }

    bool IsMet { get; }
}
