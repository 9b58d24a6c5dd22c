using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Surveys;

namespace ChannelProgram.Application.Surveys;

/// <summary>What a customer answered to the vendor's survey about a partner, as it was recorded.</summary>
/// <param name="ExternalId">The id that the answer has where it comes from.</param>
/// <param name="Score">From 1 to 5.</param>
/// <param name="Withdrawal">Null: it was not withdrawn.</param>
[SchemaName("SurveyAnswer")]
public sealed record SurveyAnswerView(
    Guid Id,
    [Line(SurveyAnswer.MaxExternalIdLength)] string ExternalId,
    Guid Partner,
    [Satisfaction] string Score,
    DateOnly AnsweredOn,
    SurveyAnswerStatus Status,
    DateTimeOffset RecordedAt,
    SurveyAnswerView.WithdrawalView? Withdrawal,
    [Name] IReadOnlyList<string> NextActions)
{
    /// <summary>Staff found an answer to be wrong: it counts no more.</summary>
    /// <param name="By">The id of the member of staff.</param>
    [SchemaName("SurveyAnswerWithdrawal")]
    public sealed record WithdrawalView(
        DateTimeOffset At, [Line(CallerId.MaxLength)] string By, [MultiLine(SurveyAnswer.MaxReasonLength)] string Reason);

    public static SurveyAnswerView Of(SurveyAnswer it, Caller caller) => new(
        it.Id.Value, it.ExternalId, it.Partner.Value, SatisfactionScore.ToText(it.Score), it.AnsweredOn, it.Status,
        it.RecordedAt, it.WithdrawnAt is { } at ? new(at, it.WithdrawnBy!, it.WithdrawalReason!) : null,
        it.WithdrawnAt is null && caller.May(SurveyPermissions.Withdraw) ? ["withdraw"] : []);
}
