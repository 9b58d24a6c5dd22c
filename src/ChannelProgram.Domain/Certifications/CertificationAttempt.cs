using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Certifications;

public readonly record struct CertificationAttemptId(Guid Value) : ITypedId<CertificationAttemptId>
{
    public static CertificationAttemptId From(Guid value) => new(value);
}

public enum CertificationAttemptStatus { Passed, Failed, Withdrawn }

/// <summary>The result of an exam, as whoever held it reports it.</summary>
/// <param name="Score">In percent.</param>
public sealed record ExamResult(string ExternalId, PersonId Person, string Certification, decimal Score, DateOnly TakenOn);

/// <summary>
/// Somebody took an exam. It belongs to the person, whichever partner the person works for. What it is worth was decided by the
/// program of the day of the exam, and stays.
/// </summary>
public sealed class CertificationAttempt : AggregateRoot
{
    public const int MaxExternalIdLength = 100;
    public const int MaxReasonLength = 1000;

    private CertificationAttempt() { }

    public CertificationAttemptId Id { get; private init; }

    /// <summary>By which it counts once; compared exactly.</summary>
    public string ExternalId { get; private init; } = "";

    public PersonId Person { get; private init; }

    /// <summary>The code in the catalogue.</summary>
    public string Certification { get; private init; } = "";

    /// <summary>In percent.</summary>
    public decimal Score { get; private init; }

    public DateOnly TakenOn { get; private init; }

    public bool Passed { get; private init; }

    /// <summary>The first day on which it is not valid any more. Null: it has no end, or was not passed.</summary>
    public DateOnly? ValidUntil { get; private init; }

    /// <summary>On which track it makes its holder a certified person. Null: on none, or it was not passed.</summary>
    public CertificationTrack? CountsAs { get; private init; }

    /// <summary>By which everybody who has it can verify the result. Null: it was not passed, or the person was erased.</summary>
    public string? Badge { get; private set; }

    /// <summary>The version of the program by which it was judged.</summary>
    public int ProgramVersion { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>The id of the member of staff.</summary>
    public string? WithdrawnBy { get; private set; }

    public string? WithdrawalReason { get; private set; }

    /// <summary>The day on which it is told next that it ends or has ended. Null: never again.</summary>
    public DateOnly? NextNoticeOn { get; private set; }

    public int Revision { get; private set; }

    public CertificationAttemptStatus Status =>
        WithdrawnAt is not null ? CertificationAttemptStatus.Withdrawn
        : Passed ? CertificationAttemptStatus.Passed
        : CertificationAttemptStatus.Failed;

    /// <summary>Null: it never counted as passed, or does not any more.</summary>
    public DayPeriod? Validity => Status is CertificationAttemptStatus.Passed ? new(TakenOn, ValidUntil) : null;

    /// <param name="exams">What the person took before.</param>
    /// <param name="program">That of the day of the exam.</param>
    /// <param name="memberOf">The partner that the person belongs to now.</param>
    /// <param name="isKnownPerson">There is such a person.</param>
    /// <param name="today">In the program's zone.</param>
    public static Result<CertificationAttempt> Record(
        ExamResult result, ExamHistory exams, ProgramVersion program, PartnerId? memberOf, bool isKnownPerson, DateOnly today,
        DateTimeOffset now)
    {
        var terms = program.Certifications;
        var exam = terms.Find(result.Certification);
        if (CertificationRefusals.Invalid(!isKnownPerson, exam is null, result.TakenOn > today) is { } invalid) return invalid;
        var passed = result.Score >= exam!.PassMarkPercent;
        if (exams.RefusalOf(exam, passed, result.TakenOn, terms) is { } refused) return refused;

        var validity = exam.ValidityFrom(result.TakenOn);
        var attempt = new CertificationAttempt
        {
            Id = new(Guid.CreateVersion7(now)),
            ExternalId = result.ExternalId,
            Person = result.Person,
            Certification = exam.Code,
            Score = result.Score,
            TakenOn = result.TakenOn,
            Passed = passed,
            ValidUntil = passed ? validity.Until : null,
            CountsAs = passed ? exam.CountsAs : null,
            Badge = passed ? BadgeId.Generate() : null,
            ProgramVersion = program.Version,
            RecordedAt = now,
            NextNoticeOn = passed ? FirstNotice([.. terms.NoticeDays(validity)], today) : null,
        };
        attempt.Raise(
            new CertificationEvent(passed ? CertificationEvent.Awarded : CertificationEvent.Failed, attempt, memberOf, now));
        return attempt;
    }

    /// <summary>It is the same result, reported again.</summary>
    public bool Is(ExamResult result) =>
        (ExternalId, Person, Certification, Score, TakenOn)
        == (result.ExternalId, result.Person, result.Certification, result.Score, result.TakenOn);

    /// <summary>It was wrong: it counts no more, neither as passed nor as an attempt.</summary>
    public Refusal? Withdraw(string reason, string by, PartnerId? memberOf, DateTimeOffset now)
    {
        if (WithdrawnAt is not null) return CertificationRefusals.StatusForbids(Status);

        (WithdrawnAt, WithdrawnBy, WithdrawalReason, NextNoticeOn) = (now, by, reason, null);
        Revision++;
        Raise(new CertificationEvent(CertificationEvent.Withdrawn, this, memberOf, now));
        return null;
    }

    /// <summary>
    /// Tells that it ends soon or has ended, each once. Of several notices that were missed, the latest is left.
    /// </summary>
    /// <param name="isRenewed">Another one goes on when it ends: nothing is told.</param>
    public void TellOfEnd(bool isRenewed, ProgramVersion program, PartnerId? memberOf, DateOnly today, DateTimeOffset now)
    {
        if (NextNoticeOn is not { } due || due > today || Validity is not { Until: { } end } validity) return;

        NextNoticeOn = program.Certifications.NoticeDays(validity).Where(it => it > today)
            .Select(it => (DateOnly?)it).FirstOrDefault();
        Revision++;
        if (isRenewed) return;

        Raise(end <= today
            ? new CertificationEvent(CertificationEvent.Expired, this, memberOf, program.Calendar.StartOf(end))
            : new CertificationEvent(CertificationEvent.Expiring, this, memberOf, now));
    }

    /// <summary>Whoever has the badge's id learns nothing by it any more.</summary>
    /// <returns>False: it has no badge.</returns>
    public bool EraseBadge()
    {
        if (Badge is null) return false;
        Badge = null;
        Revision++;
        return true;
    }

    /// <returns>False: the reason does not name the person.</returns>
    public bool Erase(PersonTexts person)
    {
        if (!person.AreIn(WithdrawalReason)) return false;
        WithdrawalReason = person.Redact(WithdrawalReason);
        Revision++;
        return true;
    }

    /// <summary>The end of what had ended before it was recorded is no news.</summary>
    private static DateOnly? FirstNotice(IReadOnlyList<DateOnly> days, DateOnly today) =>
        days is [] || days[^1] <= today ? null : days.Any(it => it <= today) ? days.Last(it => it <= today) : days[0];
}
