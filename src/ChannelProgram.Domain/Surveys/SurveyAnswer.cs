using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Surveys;

public readonly record struct SurveyAnswerId(Guid Value) : ITypedId<SurveyAnswerId>
{
    public static SurveyAnswerId From(Guid value) => new(value);
}

public enum SurveyAnswerStatus { Counted, Withdrawn }

/// <summary>What a customer answered, as the system that asked it reports.</summary>
/// <param name="Score">From 1 to 5.</param>
public sealed record SurveyReport(string ExternalId, PartnerId Partner, decimal Score, DateOnly AnsweredOn);

/// <summary>What a customer answered to the vendor's survey about a partner.</summary>
public sealed class SurveyAnswer : AggregateRoot, IPartnerOwned
{
    public const int MaxExternalIdLength = 100;
    public const int MaxReasonLength = 1000;

    private SurveyAnswer() { }

    public SurveyAnswerId Id { get; private init; }

    /// <summary>By which it counts once; compared exactly.</summary>
    public string ExternalId { get; private init; } = "";

    public PartnerId Partner { get; private init; }

    /// <summary>From 1 to 5.</summary>
    public decimal Score { get; private init; }

    /// <summary>In the program's time zone.</summary>
    public DateOnly AnsweredOn { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>The id of the member of staff.</summary>
    public string? WithdrawnBy { get; private set; }

    public string? WithdrawalReason { get; private set; }

    public int Revision { get; private set; }

    public SurveyAnswerStatus Status => WithdrawnAt is null ? SurveyAnswerStatus.Counted : SurveyAnswerStatus.Withdrawn;

    /// <param name="isKnownPartner">There is such a partner.</param>
    public static Result<SurveyAnswer> Record(
        SurveyReport report, bool isKnownPartner, ProgramVersion program, DateTimeOffset now)
    {
        if (SurveyRefusals.Invalid(!isKnownPartner, report.AnsweredOn > program.Calendar.Today(now)) is { } invalid)
            return invalid;

        var answer = new SurveyAnswer
        {
            Id = new(Guid.CreateVersion7(now)),
            ExternalId = report.ExternalId,
            Partner = report.Partner,
            Score = report.Score,
            AnsweredOn = report.AnsweredOn,
            RecordedAt = now,
        };
        answer.Raise(new SurveyEvent(SurveyEvent.Answered, answer, now));
        return answer;
    }

    /// <summary>It is the same answer, reported again.</summary>
    public bool Is(SurveyReport report) =>
        (ExternalId, Partner, Score, AnsweredOn) == (report.ExternalId, report.Partner, report.Score, report.AnsweredOn);

    /// <summary>It was wrong: it counts no more.</summary>
    public Refusal? Withdraw(string reason, string by, DateTimeOffset now)
    {
        if (WithdrawnAt is not null) return SurveyRefusals.StatusForbids(Status);

        (WithdrawnAt, WithdrawnBy, WithdrawalReason) = (now, by, reason);
        Revision++;
        Raise(new SurveyEvent(SurveyEvent.Withdrawn, this, now));
        return null;
    }

    /// <returns>False: the reason does not name the person.</returns>
    public bool Erase(PersonTexts person)
    {
        if (!person.AreIn(WithdrawalReason)) return false;
        WithdrawalReason = person.Redact(WithdrawalReason);
        Revision++;
        return true;
    }
}
