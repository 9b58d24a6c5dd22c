using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Common;

public interface IOutbox
{
    Task<DateTimeOffset?> OldestPending(CancellationToken ct);
}

/// <summary>Parts of the product that act on events keep their place in the outbox.</summary>
public interface IOutboxReaders
{
    /// <summary>
    /// The next events, published or not, in the order of their commits. The reader's place moves on with the current
    /// transaction: what is written in it is written once for each event.
    /// </summary>
    /// <returns>Empty: there is none, or another node is reading.</returns>
    Task<IReadOnlyList<OutboxItem>> ReadNext(string reader, int max, CancellationToken ct);
}

/// <param name="Subject">The id of what it happened to.</param>
public sealed record OutboxItem(Guid Id, string Type, string Subject, PartnerId? Partner);
