using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Certifications;

/// <summary>All exams of one person. What was withdrawn does not count.</summary>
public sealed class ExamHistory(IEnumerable<CertificationAttempt> attempts)
{
    private readonly List<CertificationAttempt> _attempts = [.. attempts];

    private IEnumerable<CertificationAttempt> Counted =>
        _attempts.Where(it => it.Status is not CertificationAttemptStatus.Withdrawn);

    public void Add(CertificationAttempt attempt) => _attempts.Add(attempt);

    public bool Holds(string certification, DateOnly day) =>
        Counted.Any(it => it.Certification == certification && it.Validity?.Contains(day) is true);

    /// <summary>Whoever renews early loses nothing: the later end counts, and the holder had it since the first exam.</summary>
    public IReadOnlyList<HeldCertification> HeldOn(DateOnly day) =>
    [
        .. from one in Counted.Where(it => it.Validity is not null).GroupBy(it => it.Certification)
           let period = DayPeriod.Union(one.Select(it => it.Validity!.Value)).Where(it => it.Contains(day))
               .Select(it => (DayPeriod?)it).FirstOrDefault()
           where period is not null
           let latest = one.Where(it => it.Validity!.Value.Contains(day)).MaxBy(it => it.ValidUntil ?? DateOnly.MaxValue)!
           select new HeldCertification(one.Key, period.Value, latest),
    ];

    /// <summary>When the person is certified on the track.</summary>
    public IReadOnlyList<DayPeriod> CertifiedOn(CertificationTrack track) => DayPeriod.Union(
        Counted.Where(it => it.CountsAs == track && it.Validity is not null).Select(it => it.Validity!.Value));

    /// <summary>When this one ends, another one of the same kind is valid that ends later.</summary>
    public bool IsRenewed(CertificationAttempt attempt) => attempt.ValidUntil is { } end && Counted.Any(
        it => it.Id != attempt.Id && it.Certification == attempt.Certification && it.Validity?.Contains(end) is true);

    /// <summary>
    /// The rules hold whatever order results come in: an earlier exam that is told late is judged by later ones too.
    /// </summary>
    /// <returns>Null: nothing speaks against the result.</returns>
    public Refusal? RefusalOf(Certification exam, bool passed, DateOnly takenOn, CertificationTerms terms)
    {
        if (exam.Requires.Where(it => !Holds(it, takenOn)).ToList() is { Count: > 0 } missing)
            return CertificationRefusals.PrerequisiteMissing(missing);

        var same = Counted.Where(it => it.Certification == exam.Code).ToList();
        if (same.Exists(it => IsTooSoon(it, passed, takenOn, terms.RetakeAfterDays)))
            return CertificationRefusals.RetakeTooSoon(terms.RetakeAfterDays);

        var days = same.Select(it => it.TakenOn).Append(takenOn).Order().ToList();
        return days.Zip(days.Skip(terms.MaxAttempts)).Any(it => it.Second < it.First.AddMonths(terms.AttemptWindowMonths))
            ? CertificationRefusals.AttemptsUsedUp(terms.MaxAttempts, terms.AttemptWindowMonths)
            : null;
    }

    private static bool IsTooSoon(CertificationAttempt other, bool passed, DateOnly takenOn, int days) =>
        Math.Abs(takenOn.DayNumber - other.TakenOn.DayNumber) < days
        && ((!other.Passed && other.TakenOn <= takenOn) || (!passed && takenOn <= other.TakenOn));
}

/// <summary>What a person holds.</summary>
/// <param name="Period">From the exam on since which the person has held it without a gap.</param>
/// <param name="Latest">The exam that decides when it ends.</param>
public sealed record HeldCertification(string Certification, DayPeriod Period, CertificationAttempt Latest);
