using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Commitments;

/// <summary>For whoever judges partners by what they have contracted.</summary>
public interface IConfirmedCommitments
{
    /// <summary>All of these partners that staff confirmed, ended ones too. Several for one year add up.</summary>
    Task<IReadOnlyList<ConfirmedCommitment>> Of(IReadOnlyCollection<PartnerId> partners, CancellationToken ct);
}

/// <param name="Year">The calendar year in which the program year begins.</param>
/// <param name="Amount">In the program's currency.</param>
/// <param name="EndedAt">From then on it counts no more. Null: it counts.</param>
public readonly record struct ConfirmedCommitment(
    PartnerId Partner, int Year, decimal Amount, DateTimeOffset ConfirmedAt, DateTimeOffset? EndedAt);
