using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Surveys;
using MediatR;

namespace ChannelProgram.Application.Surveys;

public sealed record RecordSurveyAnswer([RequestBody] RecordSurveyAnswer.Body Form)
    : IRequest<Result<SurveyAnswerView>>, IChange
{
    /// <summary>What a customer answered.</summary>
    /// <param name="ExternalId">The id that the answer has where it comes from. By it, it counts once.</param>
    /// <param name="Partner">Whom it is about.</param>
    /// <param name="Score">From <c>1</c> to <c>5</c>, such as <c>4.5</c>.</param>
    /// <param name="AnsweredOn">The day of the answer. Not after today, in the program's time zone.</param>
    [SchemaName("SurveyAnswerInput")]
    public sealed record Body(
        [Required, Line(SurveyAnswer.MaxExternalIdLength)] string? ExternalId,
        [Required] PartnerId? Partner,
        [Required, Satisfaction] string? Score,
        [Required] DateOnly? AnsweredOn)
    {
        internal SurveyReport Read() =>
            new(ExternalId!, Partner!.Value, SatisfactionScore.Parse(Score!), AnsweredOn!.Value);
    }

    public sealed class Handler(SurveyRecording recording, CurrentCaller caller)
        : IRequestHandler<RecordSurveyAnswer, Result<SurveyAnswerView>>
    {
        public async Task<Result<SurveyAnswerView>> Handle(RecordSurveyAnswer request, CancellationToken ct)
        {
            var recorded = (await recording.Record([request.Form.Read()], ct))[0];
            return recorded.Refusal is { } refused ? refused : SurveyAnswerView.Of(recorded.Value.Value, caller.Known);
        }
    }
}
