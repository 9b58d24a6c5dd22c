using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.People;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Badges;

public enum BadgeStatus { Valid, Expired, Withdrawn }

/// <summary>A passed exam, as whoever has the id of its badge may know it. It names no partner.</summary>
/// <param name="Holder">As the partner has the name to which the person belongs now, or belonged last.</param>
/// <param name="Email">The same of the address. It is told to nobody.</param>
/// <param name="Version">Of the program that judged the exam.</param>
/// <param name="ValidFrom">The beginning of the day of the exam, in the zone of that program.</param>
/// <param name="ValidUntil">The beginning of the first day on which it is not valid any more. Null: it has no end.</param>
public sealed record Badge(
    string Id, string Holder, string Email, Certification Certification, int Version, DateTimeOffset ValidFrom,
    DateTimeOffset? ValidUntil, DateOnly Since, DateOnly? Until, DateTimeOffset? WithdrawnAt)
{
    public static Badge Of(CertificationAttempt attempt, Membership holder, ProgramVersion program) => new(
        attempt.Badge!, holder.Name, holder.Email, program.Certifications.Find(attempt.Certification)!, program.Version,
        program.Calendar.StartOf(attempt.TakenOn),
        attempt.ValidUntil is { } end ? program.Calendar.StartOf(end) : null,
        attempt.TakenOn, attempt.ValidUntil, attempt.WithdrawnAt);

    public BadgeStatus StatusAt(DateTimeOffset now) =>
        WithdrawnAt is not null ? BadgeStatus.Withdrawn
        : ValidUntil <= now ? BadgeStatus.Expired
        : BadgeStatus.Valid;
}
