namespace ChannelProgram.Infrastructure.Store;

/// <summary>Something besides the database that a node needs before it can serve.</summary>
internal interface IReadinessCondition
{
    /// <summary>As the readiness answer names it.</summary>
    string Name { get; }

    bool IsMet { get; }
}
