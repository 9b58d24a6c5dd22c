using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;

namespace ChannelProgram.Application.Certifications;

/// <summary>
/// Results of exams belong to people, not to partners: no query here is limited to one, and a partner reads only what its members
/// hold.
/// </summary>
public interface ICertificationAttempts
{
    /// <summary>Nobody else changes results of these people until the transaction ends.</summary>
    Task Lock(IReadOnlyCollection<PersonId> people, CancellationToken ct);

    Task<CertificationAttempt?> Find(CertificationAttemptId id, CancellationToken ct);

    /// <param name="id">Of the form of a <see cref="BadgeId"/>.</param>
    Task<CertificationAttempt?> FindByBadge(string id, CancellationToken ct);

    /// <summary>All of these people.</summary>
    Task<IReadOnlyList<CertificationAttempt>> Of(IReadOnlyCollection<PersonId> people, CancellationToken ct);

    Task<IReadOnlyList<CertificationAttempt>> WithExternalIds(IReadOnlyCollection<string> ids, CancellationToken ct);

    /// <summary>Those of them that there are, each with the partner that it belongs to now.</summary>
    Task<IReadOnlyDictionary<PersonId, PartnerId?>> Known(IReadOnlyCollection<PersonId> people, CancellationToken ct);

    /// <summary>Where the person belongs now, or belonged last; null: it was never anybody's.</summary>
    Task<Membership?> LatestMembership(PersonId person, CancellationToken ct);

    void Add(CertificationAttempt attempt);

    Task<IReadOnlyList<CertificationAttempt>> List(
        CertificationAttemptFilter filter, PageRequest page, CancellationToken ct);

    /// <summary>Those whose end is to be told by this day.</summary>
    Task<IReadOnlyList<CertificationAttemptId>> FindEnding(
        DateOnly day, CertificationAttemptId after, int limit, CancellationToken ct);
}

/// <summary>For whoever judges partners by their certified people.</summary>
public interface ICertifiedPeople
{
    /// <summary>
    /// The days on which each person of these partners counts on each track: it belongs to the partner, and is certified.
    /// </summary>
    Task<IReadOnlyList<CertifiedPeriod>> Of(IReadOnlyCollection<PartnerId> partners, CancellationToken ct);
}
