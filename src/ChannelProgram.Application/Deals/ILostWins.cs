using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Deals;

/// <summary>Answered by the feature above that settles conflicts.</summary>
public interface ILostWins
{
    /// <summary>A win was confirmed. Lines of it that the deal does not have, and somebody else has, are contested.</summary>
    Task OpenCases(Deal deal, DateTimeOffset now, CancellationToken ct);
}
