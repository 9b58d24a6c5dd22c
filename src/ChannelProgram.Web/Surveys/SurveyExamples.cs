using ChannelProgram.Application.Common;
using ChannelProgram.Application.Surveys;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Surveys;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Surveys;

internal static class SurveyExamples
{
    private static readonly DateOnly AnswerDay = new(2026, 11, 20);
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly PartnerId Partner = new(new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60"));

    public static readonly RecordSurveyAnswer.Body Input = new("survey-4711", Partner, "4.5", AnswerDay);

    public static readonly SurveyAnswerView Recorded = new(
        new("019aa5b8-4d6e-7c85-8f38-607182930415"), Input.ExternalId!, Partner.Value, Input.Score!, AnswerDay,
        SurveyAnswerStatus.Counted, Noon, Withdrawal: null, ["withdraw"]);

    public static readonly RecordSurveyAnswers.Body ManyInput = new([Input]);

    public static readonly RecordedItems RecordedMany = new([new(0, RecordingResult.Accepted, Recorded.Id, Problem: null)]);

    public static readonly WithdrawSurveyAnswer.Body Withdrawal = new("It is about another partner.");

    public static readonly SurveyAnswerView Withdrawn = Recorded with
    {
        Status = SurveyAnswerStatus.Withdrawn,
        Withdrawal = new(Noon, "019aa5b0-2222-7c56-8e0a-1b2c3d4e5f60", Withdrawal.Reason!),
        NextActions = [],
    };

    public static readonly Listing<SurveyAnswerView> Page = new([Recorded], Next: null);
}
