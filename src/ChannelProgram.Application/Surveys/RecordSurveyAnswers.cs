using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Surveys;

/// <summary>Many answers, in one transaction. A refused one stores nothing and does not stop the others.</summary>
public sealed record RecordSurveyAnswers([RequestBody] RecordSurveyAnswers.Body Form) : IRequest<Result<RecordedItems>>, IChange
{
    /// <summary>What customers answered.</summary>
    [SchemaName("SurveyAnswersInput")]
    public sealed record Body(
        [Required, Count(1, RecordedItems.MaxItems), ItemsAnsweredApart] IReadOnlyList<RecordSurveyAnswer.Body?>? Items);

    public sealed class Handler(ItemRecording items, SurveyRecording recording)
        : IRequestHandler<RecordSurveyAnswers, Result<RecordedItems>>
    {
        public async Task<Result<RecordedItems>> Handle(RecordSurveyAnswers request, CancellationToken ct) =>
            await items.Record(
                request.Form.Items!, some => recording.Record([.. some.Select(it => it.Read())], ct), it => it.Id.Value);
    }
}
