using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>What staff asks the partner before it decides.</summary>
public sealed partial class Deal
{
    /// <summary>Also of the answer.</summary>
    public const int MaxQuestionLength = 2000;

    /// <summary>What staff asked last.</summary>
    public string? Question { get; private set; }

    /// <summary>What the partner answered to it; null: nothing yet.</summary>
    public string? AnswerText { get; private set; }

    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>How often staff has asked.</summary>
    public int TimesAsked { get; private set; }

    /// <summary>How long the partner took for its answers so far.</summary>
    public TimeSpan TimeToAnswer { get; private set; }

    /// <summary>Since when staff would have to decide, had it not asked; the time of the partner is added to it.</summary>
    public DateTimeOffset? PausedReviewSince { get; private set; }

    public bool MayBeAsked(ProgramVersion program) =>
        TimesAsked < program.DealRegistration.MaxInformationRequests
        && TimeToAnswer < TimeSpan.FromDays(program.DealRegistration.InformationDays);

    public Refusal? RequestInformation(string question, ProgramVersion program, DateTimeOffset now)
    {
        if (Check(DealActions.RequestInformation, program, now) is { } refused) return refused;

        Change(now, isAutomatic: false, () =>
        {
            (Question, AnswerText, AskedAt, PausedReviewSince) = (question, null, now, ReviewRequestedAt ?? now);
            TimesAsked++;
            AnswerDueBy = now.AddDays(program.DealRegistration.InformationDays) - TimeToAnswer;
            // Not answered in time, the deal is withdrawn with all that it has.
            LetClaimsEndByTheClock();
            RecalculateStatus(now);
        });
        return null;
    }

    public Refusal? Answer(string text, ProgramVersion program, DateTimeOffset now)
    {
        if (Check(DealActions.Answer, program, now) is { } refused) return refused;

        Change(now, isAutomatic: false, () =>
        {
            var since = PausedReviewSince!.Value + (now - AskedAt!.Value);
            (AnswerText, TimeToAnswer) = (text, TimeToAnswer + (now - AskedAt.Value));
            EndInformationRequest();
            RecalculateStatus(now);
            if (NeedsReview) RequestReview(program, now, since);
        });
        LastActivityAt = now;
        return null;
    }

    private void EndInformationRequest()
    {
        (AnswerDueBy, PausedReviewSince) = (null, null);
        LetClaimsEndByTheClock();
    }

    /// <summary>The partner's time is over: nothing is held or awaited any more.</summary>
    private void EndUnanswered(DateTimeOffset at)
    {
        TimeToAnswer += at - AskedAt!.Value;
        Raise(new ReviewEvent(
            ReviewEvent.Unanswered, Id, Partner, at, IsAutomatic: true,
            new ReviewQuestionBody(AnswerDueBy), new ReviewQuestionBody(null)));
        EndInformationRequest();
        End(DealOutcome.Withdrawn, ClaimEnd.Withdrawn, at);
    }
}
