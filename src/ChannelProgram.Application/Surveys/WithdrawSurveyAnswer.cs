using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Surveys;
using MediatR;

namespace ChannelProgram.Application.Surveys;

/// <summary>An answer was wrong. The right one is recorded under another external id.</summary>
public sealed record WithdrawSurveyAnswer(SurveyAnswerId Id, [RequestBody] WithdrawSurveyAnswer.Body Form)
    : IRequest<Result<SurveyAnswerView>>, IChange
{
    /// <param name="Reason">Why, for the vendor's people. May have line breaks.</param>
    [SchemaName("SurveyAnswerWithdrawalInput")]
    public sealed record Body([Required, MultiLine(SurveyAnswer.MaxReasonLength)] string? Reason);

    public sealed class Handler(ISurveyAnswers answers, IPreconditions preconditions, CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<WithdrawSurveyAnswer, Result<SurveyAnswerView>>
    {
        public async Task<Result<SurveyAnswerView>> Handle(WithdrawSurveyAnswer request, CancellationToken ct)
        {
            if (await answers.Find(request.Id, ct) is not { } answer) return SurveyRefusals.NotFound;
            if (!preconditions.Met(View(answer))) return Refusal.VersionChanged;
            return answer.Withdraw(request.Form.Reason!, caller.Known.Id, clock.Now()) is { } refused ? refused : View(answer);
        }

        private SurveyAnswerView View(SurveyAnswer answer) => SurveyAnswerView.Of(answer, caller.Known);
    }
}
