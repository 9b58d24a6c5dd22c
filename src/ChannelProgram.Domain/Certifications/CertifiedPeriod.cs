using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;

namespace ChannelProgram.Domain.Certifications;

/// <summary>
/// Days on which a person counts for a partner as certified on a track, as was known in a span of time. When somebody leaves, a
/// shorter one takes the place of the one known before, so that whoever looks back sees what was seen then.
/// </summary>
/// <param name="RecordedAt">Since then it has been known.</param>
/// <param name="ReplacedAt">From then on it counts no more, or another one does. Null: it counts.</param>
public sealed record CertifiedPeriod(
    PartnerId Partner, PersonId Person, CertificationTrack Track, DayPeriod Days, DateTimeOffset RecordedAt,
    DateTimeOffset? ReplacedAt)
{
    /// <param name="held">By the same person.</param>
    public static IEnumerable<CertifiedPeriod> Of(PeriodAtPartner at, PeriodCertified held)
    {
        var known = Latest(at.RecordedAt, held.RecordedAt);
        if (at.EndedAt is not { } left)
            return Count(at.Days, known, held.WithdrawnAt);

        return
        [
            // As long as nobody knew that the person was to leave.
            .. Count(at.Days with { Until = null }, known, left < held.WithdrawnAt ? left : held.WithdrawnAt ?? left),
            .. Count(at.Days, Latest(known, left), held.WithdrawnAt),
        ];

        IEnumerable<CertifiedPeriod> Count(DayPeriod days, DateTimeOffset recorded, DateTimeOffset? replaced) =>
            !(replaced <= recorded) && held.Days.Intersect(days) is { } counted
                ? [new(at.Partner, at.Person, held.Track, counted, recorded, replaced)]
                : [];
    }

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <param name="Days">The last one is that before it ends: whoever leaves stops counting that day.</param>
/// <param name="EndedAt">When it was recorded that the person left. Null: it has not.</param>
public sealed record PeriodAtPartner(
    PartnerId Partner, PersonId Person, DayPeriod Days, DateTimeOffset RecordedAt, DateTimeOffset? EndedAt);

/// <param name="WithdrawnAt">When staff said that the result was wrong. Null: it counts.</param>
public sealed record PeriodCertified(
    CertificationTrack Track, DayPeriod Days, DateTimeOffset RecordedAt, DateTimeOffset? WithdrawnAt);
