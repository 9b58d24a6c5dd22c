using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;

namespace ChannelProgram.Domain.Certifications;

/// <summary>Days on which a person counts for a partner as certified on a track.</summary>
public sealed record CertifiedPeriod(PartnerId Partner, PersonId Person, CertificationTrack Track, DayPeriod Days)
{
    /// <param name="memberships">Of all of them, each with the partner. A person stops counting on the last day of one.</param>
    /// <param name="certifications">What was passed and not withdrawn, each with its person and track.</param>
    public static IReadOnlyList<CertifiedPeriod> Of(
        IEnumerable<(PartnerId Partner, PersonId Person, DayPeriod Days)> memberships,
        IEnumerable<(PersonId Person, CertificationTrack Track, DayPeriod Days)> certifications)
    {
        var held = certifications.GroupBy(it => it.Person).ToDictionary(
            it => it.Key,
            it => it.GroupBy(one => one.Track)
                .Select(one => (Track: one.Key, Days: DayPeriod.Union(one.Select(each => each.Days)))).ToList());
        return
        [
            .. from membership in memberships
               where held.ContainsKey(membership.Person)
               from track in held[membership.Person]
               from days in track.Days
               let counted = days.Intersect(membership.Days)
               where counted is not null
               select new CertifiedPeriod(membership.Partner, membership.Person, track.Track, counted.Value),
        ];
    }
}
