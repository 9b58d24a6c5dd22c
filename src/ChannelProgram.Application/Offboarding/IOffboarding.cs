using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Application.Offboarding;

/// <summary>What belongs to a partner that leaves. For staff and jobs only.</summary>
public interface IOffboarding
{
    /// <summary>
    /// Deals that have not ended by now, and won ones that keep lines: not for change, and without what the clock changed.
    /// </summary>
    Task<IReadOnlyList<Deal>> OpenDeals(PartnerId partner, DateTimeOffset now, CancellationToken ct);

    /// <summary>Deals that have a line which the successor holds or awaits as well.</summary>
    Task<IReadOnlySet<DealId>> FindContested(PartnerId partner, PartnerId successor, CancellationToken ct);

    Task<OffboardingCounts> Count(PartnerId partner, CancellationToken ct);

    /// <summary>
    /// Partners whose time to leave has come and that have not left, and those that have left and have something again.
    /// </summary>
    Task<IReadOnlyList<PartnerId>> FindLeaving(DateTimeOffset now, PartnerId after, int limit, CancellationToken ct);

    /// <summary>All deals of the partner: they go to its successor.</summary>
    Task<IReadOnlyList<DealId>> FindDeals(PartnerId partner, DealId after, int limit, CancellationToken ct);

    /// <summary>Deals that have something which ends because their partner leaves.</summary>
    Task<IReadOnlyList<DealId>> FindUnprotected(
        PartnerId partner, DateTimeOffset now, DealId after, int limit, CancellationToken ct);

    /// <summary>Whether a deal of the partner has not ended yet.</summary>
    Task<bool> HasOpenDeals(PartnerId partner, DateTimeOffset now, CancellationToken ct);

    /// <summary>Won deals that keep lines.</summary>
    Task<IReadOnlyList<DealId>> FindKeepingLines(PartnerId partner, DealId after, int limit, CancellationToken ct);

    /// <summary>Whether anything but ended deals is left to it.</summary>
    Task<bool> HasAnything(Partner partner, DateTimeOffset now, CancellationToken ct);

    /// <summary>Its drafts go to its successor; without one they are deleted.</summary>
    Task MoveDrafts(PartnerId partner, PartnerId? successor, CancellationToken ct);
}

/// <param name="Distributes">Partners that buy from it.</param>
public sealed record OffboardingCounts(
    int Deals, int Drafts, int People, int Users, int ApiClients, IReadOnlyList<Guid> Distributes);
