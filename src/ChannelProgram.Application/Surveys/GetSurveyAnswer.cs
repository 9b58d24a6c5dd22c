using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Surveys;
using MediatR;

namespace ChannelProgram.Application.Surveys;

public sealed record GetSurveyAnswer(SurveyAnswerId Id) : IRequest<Result<SurveyAnswerView>>
{
    public sealed class Handler(ISurveyAnswers answers, CurrentCaller caller)
        : IRequestHandler<GetSurveyAnswer, Result<SurveyAnswerView>>
    {
        public async Task<Result<SurveyAnswerView>> Handle(GetSurveyAnswer request, CancellationToken ct) =>
            await answers.Find(request.Id, ct) is { } found
                ? SurveyAnswerView.Of(found, caller.Known)
                : SurveyRefusals.NotFound;
    }
}
